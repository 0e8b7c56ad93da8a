import CanonicalJSON
import Testing

extension `End to end` {
    /// What people tell each other about their work, through the socket and the command line.
    @Suite struct `Feedback` {
        let office: Office

        init() throws { office = try Office() }

        @discardableResult
        private func ledger(_ arguments: String..., as person: String) throws -> String {
            let ending = try office.ledger.startCLI(arguments, as: person).end()
            #expect(ending.status == 0, "\(arguments): \(ending)")
            return ending.output
        }

        @Test func `is asked for, given, seen, answered and shown in words that people type`() throws {
            let asked = try ledger("feedback", "request", "cara", "How was the call?", as: "dana")
            #expect(asked.contains("F1 is asked of cara"))
            #expect(try ledger("feedback", "list", as: "cara").contains("How was the call?"))
            let given = try ledger(
                "feedback", "give", "dana", "You let them finish", "They stayed", "--kind", "recognition", "--metric",
                "closed_won", "--observed-on", "2017-09-20", "--request", "F1", as: "cara")
            #expect(given.contains("F1 is given to dana"))
            try ledger("feedback", "see", "F1", as: "dana")
            try ledger("feedback", "reply", "F1", "Thank you", as: "dana")
            try ledger("feedback", "share", "F1", as: "dana")
            let shown = try ledger("feedback", "show", "F1", as: "omar")
            for word in [
                "cara to dana, seen", "You let them finish", "They stayed", "5 days later", "M1@1", "Thank you",
                "to the team",
            ] {
                #expect(shown.contains(word), "\(shown)")
            }
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `may be of another kind, and be retracted`() throws {
            try ledger(
                "feedback", "give", "cara", "You were late", "We waited", "Come in time", "--kind", "corrective",
                as: "dana")
            try ledger("feedback", "contest-kind", "F1", "--reason", "It is a wish", as: "cara")
            try ledger("feedback", "retract", "F1", "--reason", "It was the train", as: "dana")
            let shown = try ledger("feedback", "show", "F1", as: "cara")
            for word in ["retracted", "corrective (contested)", "It was the train", "Come in time"] {
                #expect(shown.contains(word), "\(shown)")
            }
        }

        @Test func `is known to who stands above the receiver, and its words are not, nor is when it was seen`() throws
        {
            let told: JSONTree = [
                "effect": "They hung up", "nextStep": "Let them finish", "observation": "You cut them short",
                "to": "dana",
            ]
            try office.command("feedback.give", told, as: "omar")
            try office.command("feedback.see", ["feedback": "F1"], as: "dana")
            func row(_ person: String) throws -> JSONTree? {
                try office.wire.call("feedback.list", ["person": "dana"], as: person).ok["feedback"]?[0]
            }
            #expect(try row("cara")?["kind"] == "developmental")
            #expect(try row("cara")?["text"] == nil && row("cara")?["giver"] == nil)
            #expect(try row("omar")?["text"] == "You cut them short" && row("zoe") == nil)
            #expect(try office.wire.call("feedback.get", ["feedback": "F1"], as: "cara").result == nil)

            func types(_ person: String) throws -> [String] {
                let page = try office.wire.call("log.read", ["from": 0], as: person).ok
                return (page["leaves"]?.elements ?? []).compactMap { $0["leaf"]?["type"]?.text }
                    .filter { $0.hasPrefix("feedback.") }
            }
            #expect(try types("dana") == ["feedback.given", "feedback.seen"])
            #expect(try types("omar") == ["feedback.given"])
            #expect(try types("cara").isEmpty)
            let view = try office.wire.call("feedback.get", ["feedback": "F1"], as: "omar").ok["feedback"]
            #expect(view?["seenOn"] == "2017-09-25")
            #expect(view?["acts"]?.elements.map { $0["type"]?.text ?? "" } == ["feedback.given"])
        }
    }
}
