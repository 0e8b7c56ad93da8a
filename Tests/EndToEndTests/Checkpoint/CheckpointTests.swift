import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    /// One-to-ones through the socket and the command line: cara manages dana, A1 holds from 1 October every 14 days.
    @Suite struct `A one-to-one` {
        let office: Office

        init() throws {
            office = try Office()
            _ = try office.propose(to: "dana")
            let confirm: JSONTree = ["agreement": "A1", "inOwnWords": "I win", "noSupportNeeded": true]
            try office.command("agreement.confirm", confirm, as: "dana")
            let entered = try office.command("agreement.confirm", ["agreement": "A1"], as: "cara")
            #expect(entered["ids"] == ["checkpoint": "C1"])
        }

        private func rows(_ person: String, _ params: JSONTree = [:]) throws -> [JSONTree] {
            try office.wire.call("checkpoint.list", params, as: person).ok["checkpoints"]?.elements ?? []
        }

        private func typed(_ arguments: [String], as person: String) throws -> String {
            let ending = try office.ledger.startCLI(arguments, as: person).end()
            #expect(ending.status == 0, "\(arguments): \(ending)")
            return ending.output
        }

        @Test func `is prepared, held and shown with both views beside each other, from the command line`() throws {
            let planned = try typed(["checkpoint", "list"], as: "dana")
            #expect(planned.contains("C1") && planned.contains("2017-10-15") && planned.contains("scheduled"))
            #expect(
                try typed(
                    ["checkpoint", "view", "C1", "at-risk", "--note", "The tool is late", "--confidence", "4"],
                    as: "dana"
                ).contains("your view of C1 is at risk"))
            let raised = try typed(["agenda", "raise", "cara", "The territory change"], as: "dana")
            let point = raised.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            #expect(try typed(["agenda", "points"], as: "cara").contains("The territory change"))
            _ = try typed(["clock", "advance", "2017-10-15"], as: "hr")
            #expect(try typed(["checkpoint", "hold", "C1"], as: "cara").contains("C1 was held, the next one is C2"))
            _ = try typed(["checkpoint", "view", "C1", "on-track"], as: "cara")
            #expect(try typed(["agenda", "close", point], as: "cara").contains("is closed"))
            #expect(try !typed(["agenda", "points"], as: "dana").contains("The territory change"))

            let row = try #require(rows("dana", ["agreement": "A1", "state": "held"]).first)
            #expect(row["memberView"]?["rating"] == "atRisk" && row["memberView"]?["confidence"] == 4)
            #expect(row["memberView"]?["note"] == "The tool is late" && row["managerView"]?["rating"] == "onTrack")
            let shown = try typed(["checkpoint", "show", "C1"], as: "dana")
            #expect(shown.contains("at risk (4 of 10): The tool is late") && shown.contains("on track"))
            #expect(try typed(["checkpoint", "list", "--with", "cara"], as: "dana").contains("C2"))
        }

        @Test func `is seen by its two sides, hr and those above, and by nobody else`() throws {
            try office.command(
                "checkpoint.view", ["checkpoint": "C1", "note": "Mine alone", "rating": "off"], as: "dana")
            try office.command("role.grant", ["member": "omar", "role": "auditor"])
            for person in ["dana", "cara", "hr", "omar"] {
                let found = try rows(person, ["person": "dana"])
                #expect(found.first?["memberView"]?["note"] == "Mine alone", "\(person)")
            }
            #expect(try rows("zoe", ["person": "dana"]).isEmpty)
            let unknown = try office.wire.call("checkpoint.get", ["checkpoint": "C1"], as: "zoe")
            #expect(unknown.kind == "not_found")
            let answer = try office.wire.call("checkpoint.view", ["checkpoint": "C1", "rating": "off"], as: "hr")
            #expect(answer.kind == "forbidden" && answer.rules == ["own-act"])
            let ending = try office.ledger.cli("checkpoint", "show", "C1", as: "zoe")
            #expect(ending.status == 3)
        }

        @Test func `that both note at once is held once, and has one successor`() throws {
            try office.command("clock.advance", ["to": "2017-10-15"])
            let other = try office.ledger.connect()
            let mine = try office.wire.post("checkpoint.hold", ["checkpoint": "C1"], as: "cara")
            let theirs = try other.post("checkpoint.hold", ["checkpoint": "C1"], as: "dana")
            let answers = [try office.wire.answer(to: mine), try other.answer(to: theirs)]
            #expect(answers.count { $0.result != nil } == 1)
            #expect(answers.compactMap(\.kind) == ["rejected"])
            #expect(answers.flatMap(\.rules) == ["something-new"])
            #expect(try rows("dana").map { $0["id"]?.text } == ["C1", "C2"])
        }

        @Test func `held by the same command again gives the same names`() throws {
            try office.command("clock.advance", ["to": "2017-10-15"])
            let meta: JSONTree = ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ab"]
            let first = try office.wire.call("checkpoint.hold", ["checkpoint": "C1"], as: "cara", meta: meta).ok
            let again = try office.wire.call("checkpoint.hold", ["checkpoint": "C1"], as: "cara", meta: meta).ok
            #expect(first["ids"] == ["checkpoint": "C2"] && again["ids"] == first["ids"])
            #expect(again["duplicate"] == true)
        }

        @Test func `denied or forgotten is missed by who convenes it, over a restart too`() throws {
            try office.command("clock.advance", ["to": "2017-10-15"])
            try office.command("checkpoint.hold", ["checkpoint": "C1"], as: "cara")
            let own = try office.wire.call("checkpoint.deny", ["checkpoint": "C1", "reason": "No"], as: "cara")
            #expect(own.rules == ["own-act"])
            try office.command("checkpoint.deny", ["checkpoint": "C1", "reason": "We did not talk"], as: "dana")
            try office.command("clock.advance", ["to": "2017-11-02"])
            let states = try rows("dana").map { [$0["state"]?.text, $0["missedBy"]?.text] }
            let cara = try office.wire.call("member.get", ["member": "cara"], as: "hr").ok["member"]?["id"]?.text
            #expect(states == [["missed", cara], ["missed", cara], ["scheduled", nil]])
            #expect(try office.ledger.cli("checkpoint", "list", as: "dana").output.contains("missed by cara"))
            let before = try office.wire.call("checkpoint.list", [:], as: "dana").ok
            office.ledger.stop(SIGKILL)
            try office.ledger.start()
            let wire = try office.ledger.connect()
            #expect(try wire.call("checkpoint.list", [:], as: "dana").ok == before)
            #expect(try wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `moved a second time by who convenes it counts as missed, and says so`() throws {
            let first = try office.ledger.cli(
                "checkpoint", "move", "C1", "2017-10-17", "--reason", "A fair", as: "cara")
            #expect(first.output.contains("moved to 2017-10-17"), "\(first)")
            let second = try office.ledger.cli(
                "checkpoint", "move", "C1", "2017-10-20", "--reason", "Another fair", as: "cara")
            #expect(second.output.contains("C1 counts as missed by you, the next one is C2"), "\(second)")
            let shown = try office.ledger.cli("checkpoint", "show", "C1", as: "dana").output
            #expect(shown.contains("Another fair"))
            let listed = try rows("dana").map { $0["on"]?.text }
            #expect(listed == ["2017-10-20", "2017-10-20"])
        }

        @Test func `with who stands two levels up keeps its points from who stands between`() throws {
            try office.command("relationship.assign", ["manager": "zoe", "member": "cara"])
            let raised = try office.command("agenda.raise", ["text": "About cara", "with": "zoe"], as: "dana")
            let seq = try #require(raised["events"]?[0]?["seq"]?.number)
            func sees(_ person: String) throws -> Bool {
                let page = try office.wire.call("log.read", ["from": .integer(seq), "limit": 1], as: person).ok
                return page["leaves"]?.elements.isEmpty == false
            }
            #expect(try sees("dana") && sees("zoe") && sees("hr"))
            #expect(try !sees("cara"))
            let points = try office.wire.call("agenda.points", ["person": "dana", "with": "zoe"], as: "cara").ok
            #expect(points["points"]?.elements.isEmpty == true)
            #expect(try office.wire.call("agenda.close", ["point": .integer(seq)], as: "cara").kind == "not_found")
        }
    }
}
