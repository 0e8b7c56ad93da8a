import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// What nobody may read any more, and what goes on holding without it.
    @Suite struct `Erasure` {
        let office: Office

        init() throws {
            office = try Office()
            try office.command("feedback.give", Self.told, as: "cara")
        }

        private static let told: JSONTree = [
            "effect": "They hung up", "nextStep": "Let them finish", "observation": "You cut the customer short",
            "to": "dana",
        ]

        @discardableResult
        private func ledger(_ arguments: String..., as person: String) throws -> String {
            let ending = try office.ledger.startCLI(arguments, as: person).end()
            #expect(ending.status == 0, "\(arguments): \(ending)")
            return ending.output
        }

        private func seq(of type: String) throws -> Int64 {
            let page = try office.wire.call(
                "log.read", ["filter": ["types": [.string(type)]], "from": 0], as: "hr"
            ).ok
            return try #require(page["leaves"]?.elements.last?["leaf"]?["seq"]?.number)
        }

        @Test func `of feedback that went to the wrong person is shown as that, and every proof holds`() throws {
            let seq = try seq(of: "feedback.given")
            try ledger("receipt", "\(seq)", "--output", office.ledger.place.path, as: "dana")
            try ledger("status", as: "dana")
            #expect(try ledger("feedback", "show", "F1", as: "dana").contains("You cut the customer short"))
            let asked = try office.ledger.cli("erase", "\(seq)", "observation", "--ground", "misdirected", as: "hr")
            #expect(asked.status == 2 && asked.errors.contains("this cannot be undone"), "\(asked)")
            #expect(asked.errors.contains("cara and dana") || asked.errors.contains("dana and cara"), "\(asked)")
            let which = try office.ledger.cli("erase", "\(seq)", "--ground", "misdirected", as: "hr")
            #expect(which.status == 2 && which.errors.contains("it has effect, nextStep and observation"), "\(which)")
            let done = try ledger(
                "erase", "\(seq)", "observation", "effect", "--ground", "misdirected", "--yes", as: "hr")
            #expect(done.contains("erased"), "\(done)")
            for person in ["dana", "cara", "hr"] {
                let shown = try ledger("feedback", "show", "F1", as: person)
                #expect(!shown.contains("cut the customer") && !shown.contains("hung up"), "\(shown)")
                #expect(shown.contains("[erased: it was told to the wrong person]"), "\(shown)")
                #expect(shown.contains("Let them finish"), "\(shown)")
            }
            #expect(try ledger("timeline", as: "dana").contains("[erased: it was told to the wrong person]"))
            let leaf = try office.wire.call("log.read", ["from": .integer(seq), "limit": 1], as: "dana").ok["leaves"]?[
                0]
            let names = leaf?["disclosures"]?.elements.compactMap { $0["name"]?.text } ?? []
            #expect(Set(names) == ["/nextStep", "ordinal/U3"], "\(names)")
            #expect(leaf?["leaf"]?["sealed"]?["/observation"] != nil)
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
            let place = office.ledger.place.path
            let key = try office.wire.call("server.discover").ok["verifierKey"]?.text ?? ""
            let receipt = try office.ledger.cli(
                "verify", "--key", key, "--receipt", "\(place)/\(seq).tlog-proof", "--leaf", "\(place)/\(seq).json")
            #expect(receipt.status == 0, "\(receipt)")
            // The ledger goes on extending what was seen of it.
            try ledger("status", as: "dana")
            office.ledger.stop()
            let check = try office.ledger.check()
            #expect(check.status == 0, "\(check)")
        }

        @Test func `of a whole person leaves an id, and is refused until the time is over`() throws {
            try office.command("member.depart", ["member": "dana", "on": "2017-09-25"])
            let early = try office.ledger.cli("erase", "dana", "--ground", "ownerAsked", "--yes", as: "hr")
            #expect(early.status == 1 && early.errors.contains("(hold-first)"), "\(early)")
            try office.command("clock.advance", ["to": "2021-01-01"])
            try ledger("hold", "place", "dana", "--reason", "A claim was filed", as: "hr")
            #expect(try ledger("hold", "list", as: "hr").contains("A claim was filed"))
            let held = try office.wire.call(
                "disclosure.erase", ["ground": "retentionEnded", "member": "dana"], as: "hr")
            #expect(held.rules == ["hold-first"])
            try ledger("hold", "lift", "dana", "--reason", "It is settled", as: "hr")
            try ledger("erase", "dana", "--ground", "retentionEnded", "--yes", as: "hr")
            let people = try ledger("member", "list", as: "hr")
            #expect(people.contains("U3") && !people.contains("dana"), "\(people)")
            #expect(try office.wire.call("member.get", ["member": "dana"], as: "hr").kind == "invalid")
            let again = try office.wire.call("member.register", ["handle": "dana", "name": "Another"], as: "hr")
            #expect(again.rules == ["one-name"], "\(again)")
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
            office.ledger.stop()
            let owners = try FileManager.default.contentsOfDirectory(atPath: office.ledger.directory + "/keys/owners")
            #expect(!owners.contains("U3.1"), "\(owners)")
            #expect(try office.ledger.check().status == 0)
        }

        @Test func `that a kill cut off is carried out before anything is served`() throws {
            let seq = try seq(of: "feedback.given")
            let request: JSONTree = [
                "id": 1, "jsonrpc": "2.0", "method": "disclosure.erase",
                "params": [
                    "ground": "misdirected", "members": ["/effect"],
                    "meta": ["as": "hr", "commandId": "0193c0de-0000-7000-8000-00000000e7a5"], "seq": .integer(seq),
                ],
            ]
            try office.wire.send(request.canonicalBytes + [10])
            office.ledger.stop(SIGKILL)
            try office.ledger.start()
            let wire = try office.ledger.connect()
            // Whether it had been decided or not: sent again, it is done when the answer comes.
            try wire.send(request.canonicalBytes + [10])
            let line = try #require(try wire.line())
            #expect(try Answer(line: line).result != nil)
            let shown = try wire.call("feedback.get", ["feedback": "F1"], as: "dana").ok["feedback"]
            #expect(shown?["effect"]?.text == "[erased: it was told to the wrong person]")
            #expect(shown?["observation"]?.text == "You cut the customer short")
            #expect(try wire.call("admin.check").ok["ok"] == true)
        }
    }
}
