import CanonicalJSON
import Testing

extension `End to end` {
    /// Whoever is refused in the course of an agreement is told what to type instead, and that works.
    @Suite struct `A refusal in the course of an agreement` {
        private let typed: Typed

        init() throws {
            typed = try Typed()
            let terms = Office.terms().with(
                "promises", [["debtor": "cara", "due": "2017-09-27", "kind": "support", "what": "A course"]])
            _ = try typed.office.propose(to: "dana", terms)
        }

        private func inForce() throws {
            try typed.say("confirm", "cara", "--own-words", "I win deals", as: "dana")
            try typed.say("confirm", "dana", as: "cara")
        }

        /// Tries the one, is refused and told of the other, and does that.
        private func refused(
            _ line: [String], as person: String, hint: String, _ rest: String..., by other: String? = nil
        ) throws {
            let ending = try typed.office.ledger.startCLI(line + ["--yes"], as: person).end()
            #expect(ending.status != 0 && ending.errors.contains("hint: \(hint)"), "\(line): \(ending)")
            let words = hint.split(separator: " ").dropFirst().prefix(3).map(String.init)
            let then = try typed.office.ledger.startCLI(words + rest + ["--yes"], as: other ?? person).end()
            #expect(then.status == 0, "\(words + rest): \(then)")
        }

        @Test func `before it is in force`() throws {
            try typed.say("agreement", "invite", "A1", "--until", "2017-09-28", as: "cara")
            try refused(
                ["confirm", "A1", "--own-words", "I win"], as: "dana", hint: "ledger agreement waive-invitation A1")
            try typed.say("confirm", "A1", "--own-words", "I win", as: "dana")
            try typed.office.command("clock.advance", ["to": "2017-09-28"])
            try refused(
                ["confirm", "A1"], as: "cara", hint: "ledger agreement counter A1", "--promise",
                "support:cara:2017-10-12:A course")
            try typed.say("confirm", "A1", "--own-words", "I win", as: "dana")
            try refused(["agreement", "end", "A1", "No"], as: "cara", hint: "ledger agreement withdraw A1 \"…\"", "No")
        }

        @Test func `once it is in force`() throws {
            try inForce()
            try refused(
                ["agreement", "counter", "A1", "--cadence", "7"], as: "cara", hint: "ledger agreement amend A1",
                "--cadence", "7", "--reason", "More talk")
            try refused(
                ["agreement", "withdraw-amendment", "A1", "x"], as: "dana",
                hint: "ledger agreement decline-amendment A1 \"…\"", "No")
            try typed.say("amend", "dana", "cadence=7", "More talk", as: "cara")
            try refused(
                ["agreement", "decline-amendment", "A1", "x"], as: "cara",
                hint: "ledger agreement withdraw-amendment A1 \"…\"", "Enough")
            try refused(["agreement", "decline", "A1", "x"], as: "dana", hint: "ledger agreement end A1", "A new team")
            try refused(
                ["agreement", "accept-end", "A1"], as: "dana",
                hint: "ledger agreement decline-end A1 \"…\" takes it back", "Not after all")
        }

        @Test func `when somebody else manages the member`() throws {
            try inForce()
            try typed.office.command("relationship.assign", ["manager": "zoe", "member": "dana"])
            try refused(["agreement", "end", "A1", "x"], as: "zoe", hint: "ledger agreement take-over A1")
            try typed.say("agreement", "end", "A1", "A new team", as: "zoe")
            let shown = try typed.say("agreement", "show", "A1", as: "dana")
            #expect(shown.contains("dana, to agree to its end or not"), "\(shown)")
            try typed.say("agreement", "accept-end", "A1", as: "dana")
            #expect(try typed.say("agreement", "show", "A1", as: "dana").contains("dana with zoe, ended"))
        }
    }
}
