import CanonicalJSON
import Testing

extension `End to end` {
    /// Help and everything else that one person owes another, through the socket and the command line.
    @Suite struct `Promises` {
        let office: Office

        init() throws { office = try Office() }

        private func ledger(_ arguments: String..., as person: String) throws -> String {
            let ending = try office.ledger.startCLI(arguments, as: person).end()
            #expect(ending.status == 0, "\(arguments): \(ending)")
            return ending.output
        }

        private func rows(of person: String, _ state: String = "all") throws -> [JSONTree] {
            try office.wire.call("commitments.list", ["state": .string(state)], as: person)
                .ok["commitments"]?.elements ?? []
        }

        /// `P1 done cara dana`, `P1 answer:done dana cara`: id, state or question, who owes, whom.
        private func owed(by person: String) throws -> [String] {
            let names = ["U2": "cara", "U3": "dana", "U4": "omar"]
            return try rows(of: person).map { row in
                let isAnswer = row["kind"] == "answer"
                let state = isAnswer ? "answer:\(row["question"]?.text ?? "")" : row["state"]?.text ?? ""
                let people = [row["debtor"], row["creditor"]].map { names[$0?.text ?? ""] ?? "" }
                return "\(row["id"]?.text ?? "") \(state) \(people.joined(separator: " "))"
            }
        }

        @Test func `are asked for, made, done and confirmed in words that people type`() throws {
            let said = try ledger("promise", "ask", "cara", "Show me the tool", "friday", as: "dana")
            #expect(said.contains("P1 is asked of cara"))
            #expect(try owed(by: "cara") == ["P1 answer:ask cara dana"])
            #expect(try ledger("commitments", as: "cara").contains("asked for: Show me the tool"))
            #expect(try ledger(as: "cara").contains("dana asks you for a promise: Show me the tool (P1)"))
            _ = try ledger("promise", "accept", "P1", as: "cara")
            #expect(try owed(by: "dana") == ["P1 open cara dana"])
            _ = try ledger("promise", "done", "P1", "--evidence", "We looked at it together", as: "cara")
            #expect(try owed(by: "dana") == ["P1 done cara dana", "P1 answer:done dana cara"])
            _ = try ledger("promise", "confirm", "P1", as: "dana")
            #expect(try owed(by: "dana") == ["P1 kept cara dana"])
            let shown = try ledger("promise", "show", "P1", as: "dana")
            for word in ["Show me the tool", "kept", "We looked at it together", "2017-09-29"] {
                #expect(shown.contains(word), "\(shown)")
            }
            #expect(try ledger("promise", "list", as: "cara").contains("P1"))
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `that nobody contests count as kept when the time has passed, and wait for nobody`() throws {
            try office.command(
                "promise.make", ["due": "2017-09-30", "to": "dana", "what": "A course"], as: "cara")
            try office.command("promise.done", ["promise": "P1"], as: "cara")
            try office.command("clock.advance", ["to": "2017-10-09"])
            #expect(try owed(by: "dana").count == 2)
            try office.command("clock.advance", ["to": "2017-10-10"])
            #expect(try owed(by: "dana") == ["P1 kept cara dana"])
            #expect(try rows(of: "dana", "open").isEmpty && rows(of: "dana", "done").count == 1)
            let view = try office.wire.call("promise.get", ["promise": "P1"], as: "dana").ok
            #expect(view["promise"]?["state"] == "kept" && view["promise"]?["contestBy"] == nil)
        }

        @Test func `of terms are promises of their own from the day that they enter force`() throws {
            let promised: JSONTree = [["debtor": "cara", "due": "2017-10-09", "kind": "support", "what": "A course"]]
            let (agreement, _) = try office.propose(to: "dana", Office.terms().with("promises", promised))
            try office.command("agreement.confirm", ["agreement": .string(agreement)], as: "dana")
            let entered = try office.command("agreement.confirm", ["agreement": .string(agreement)], as: "cara")
            #expect(
                entered["events"]?.elements.map { $0["type"]?.text ?? "" }.suffix(2) == [
                    "promise.made", "checkpoint.scheduled",
                ])
            let view = try office.wire.call("promise.get", ["promise": "P1"], as: "dana").ok["promise"]
            #expect(view?["what"] == "A course" && view?["about"] == "A1" && view?["inTerms"]?["n"] == 1)
            #expect(try rows(of: "dana").first { $0["id"] == "P1" }?["what"] == "A course")
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `of help stand in the way of the milestones when they are late, and no longer once done`() throws {
            let promised: JSONTree = [["debtor": "cara", "due": "2017-10-09", "kind": "support", "what": "A course"]]
            let (agreement, _) = try office.propose(to: "dana", Office.terms().with("promises", promised))
            for person in ["dana", "cara"] {
                try office.command("agreement.confirm", ["agreement": .string(agreement)], as: person)
            }
            func blockers() throws -> [String] {
                try rows(of: "dana").compactMap { $0["blocker"]?["because"]?.text }
            }
            try office.command("clock.advance", ["to": "2017-10-09"])
            #expect(try blockers().isEmpty)
            try office.command("clock.advance", ["to": "2017-10-10"])
            #expect(try blockers() == Array(repeating: "P1, help promised for A1, is late", count: 2))
            #expect(try rows(of: "dana", "late").map { $0["id"] } == ["P1"])
            // More time, and then the next lateness.
            try office.command(
                "promise.move", ["due": "2017-10-20", "promise": "P1", "reason": "The teacher is ill"], as: "cara")
            #expect(try owed(by: "dana").contains("P1 answer:move dana cara"))
            try office.command("promise.move", ["promise": "P1"], as: "dana")
            #expect(try blockers().isEmpty)
            try office.command("clock.advance", ["to": "2017-10-21"])
            #expect(try blockers().count == 2)
            try office.command("promise.done", ["promise": "P1"], as: "cara")
            #expect(try blockers().isEmpty)
            try office.command("promise.contest", ["promise": "P1", "reason": "Half of it"], as: "dana")
            #expect(try blockers().count == 2)
            try office.command("promise.settle", ["promise": "P1", "reason": "Half", "verdict": "broken"], as: "hr")
            #expect(try blockers().isEmpty && rows(of: "dana", "done").map { $0["state"] } == ["broken"])
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `are listed page by page, by side and by state`() throws {
            for number in 1...7 {
                let params: JSONTree = ["due": "2017-10-31", "to": "cara", "what": .string("Number \(number)")]
                try office.command("promise.make", params, as: number % 2 == 0 ? "dana" : "omar")
            }
            try office.command("promise.done", ["promise": "P2"], as: "dana")
            var seen: [String] = []
            var after: JSONTree?
            repeat {
                var params: JSONTree = ["limit": 3]
                params["after"] = after
                let page = try office.wire.call("promise.list", params, as: "cara").ok
                seen += page["promises"]?.elements.compactMap { $0["id"]?.text } ?? []
                after = page["next"]
            } while after != nil
            #expect(seen == (1...7).map { "P\($0)" })
            let done = try office.wire.call("promise.list", ["side": "debtor", "state": "done"], as: "dana").ok
            #expect(done["promises"]?.elements.map { $0["id"] } == ["P2"])
            #expect(
                try office.wire.call("promise.list", ["side": "creditor"], as: "dana").ok["promises"]?.elements == [])
            #expect(try office.wire.call("promise.list", ["person": "dana"], as: "omar").kind == "not_found")
            #expect(try office.wire.call("promise.get", ["promise": "P2"], as: "omar").kind == "not_found")
        }

        @Test func `get the first answer again when the command is sent again`() throws {
            let meta: JSONTree = ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ab"]
            let params: JSONTree = ["of": "cara", "what": "Show me the tool"]
            let first = try office.wire.call("promise.ask", params, as: "dana", meta: meta).ok
            let again = try office.wire.call("promise.ask", params, as: "dana", meta: meta).ok
            #expect(first["ids"]?["promise"] == "P1" && again["ids"] == first["ids"] && again["duplicate"] == true)
        }
    }
}
