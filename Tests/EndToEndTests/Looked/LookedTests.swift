import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    /// Whoever reads a record that is neither theirs nor of whom they manage is told to the person (`reads-recorded`).
    @Suite struct `A record that somebody looks at` {
        let office: Office

        /// Gia manages cara, who manages dana; abe is an auditor. Dana has an agreement with cara, and what goes with one.
        init() throws {
            office = try Office()
            for handle in ["gia", "abe"] {
                try office.command("member.register", ["handle": .string(handle), "name": .string(handle)])
            }
            try office.command("relationship.assign", ["manager": "gia", "member": "cara"])
            try office.command("role.grant", ["member": "abe", "role": "auditor"])
            let terms = Office.terms().with("promises", [Self.help])
            let (id, _) = try office.propose(to: "dana", terms)
            for person in ["dana", "cara"] {
                try office.command("agreement.confirm", ["agreement": .string(id)], as: person)
            }
            try office.record("5", ref: "deal-1")
            try office.command("strategy.propose", ["agreement": "A1", "text": "North first"], as: "dana")
            try office.command(
                "feedback.give",
                [
                    "effect": "They stayed", "kind": "recognition", "observation": "You listened", "to": "dana",
                ], as: "cara")
            try office.command("agenda.raise", ["text": "The territory", "with": "cara"], as: "dana")
            try office.command(
                "metric.question", ["metric": "closed_won", "reason": "What of returns?"], as: "dana")
            try office.command(
                "absence.record", ["from": "2017-11-20", "member": "dana", "to": "2017-11-21"], as: "dana")
        }

        private static let help: JSONTree = [
            "debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course",
        ]

        /// One question for each query that shows something of dana's record.
        private static let queries: [(method: String, params: JSONTree)] = [
            ("agreement.get", ["agreement": "A1"]), ("agreement.list", ["member": "dana"]), ("agreement.list", [:]),
            ("strategy.get", ["strategy": "S1"]), ("strategy.list", [:]), ("promise.get", ["promise": "P1"]),
            ("promise.list", ["person": "dana"]), ("checkpoint.get", ["checkpoint": "C1"]),
            ("checkpoint.list", ["agreement": "A1"]), ("commitments.list", ["person": "dana"]),
            ("measurement.list", ["member": "dana", "metric": "closed_won"]), ("absence.list", ["member": "dana"]),
            ("timeline.get", ["person": "dana"]), ("timeline.get", ["agreement": "A1"]),
            ("lineOfSight.get", ["person": "dana"]), ("metric.questions", [:]),
            ("feedback.list", ["person": "dana"]), ("log.read", ["from": 0]),
            ("log.read", ["disclose": false, "from": 0]),
            ("log.read", ["filter": ["streams": ["agreement/1"]], "from": 0]),
        ]

        /// … and to hr and auditors alone.
        private static let words: [(method: String, params: JSONTree)] = [
            ("feedback.get", ["feedback": "F1"]), ("agenda.points", ["person": "dana"]),
        ]

        private func looks(at person: String) throws -> [JSONTree] {
            try office.wire.call("looked.list", ["limit": 1_000], as: person).ok["rows"]?.elements ?? []
        }

        /// Asks on a new day, and again.
        ///
        /// - Returns: what was recorded by the first of them.
        private func ask(_ query: (method: String, params: JSONTree), as reader: String) throws -> [JSONTree] {
            let today = try #require(office.wire.call("server.discover", as: "cara").ok["now"]?.text?.prefix(10))
            try office.command("clock.advance", ["to": .string(Self.dayAfter(String(today)))], as: "cara")
            let before = try office.ledger.size()
            _ = try office.wire.call(query.method, query.params, as: reader).ok
            let between = try office.ledger.size()
            // A head waits for the commit, from which stale answers come.
            _ = try office.wire.call("log.head", as: "cara").ok
            for meta in [JSONTree?.none, ["stale": true]] {
                _ = try office.wire.call(query.method, query.params, as: reader, meta: meta).ok
            }
            #expect(try office.ledger.size() == between, "\(query.method) as \(reader) is recorded once a day")
            let page = try office.wire.call(
                "log.read", ["disclose": false, "filter": ["types": ["record.viewed"]], "from": .integer(before)],
                as: reader
            ).ok
            let leaves = page["leaves"]?.elements.compactMap { $0["leaf"] } ?? []
            return leaves.filter { ($0["seq"]?.number ?? 0) < between }
        }

        private static func dayAfter(_ day: String) -> String {
            let parts = day.split(separator: "-").compactMap { Int($0) }
            let isLast = parts[2] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
            let (month, date) = isLast ? (parts[1] + 1, 1) : (parts[1], parts[2] + 1)
            return "\(parts[0])-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date)"
        }

        @Test func `by hr or an auditor is told to everybody whose it is, once a day, whatever was asked`() throws {
            let dana = try #require(office.wire.call("server.discover", as: "dana").ok["you"]?["member"]?.text)
            for (index, query) in (Self.queries + Self.words).enumerated() {
                let (reader, capacity) = index % 2 == 0 ? ("hr", "hr") : ("abe", "auditor")
                let recorded = try ask(query, as: reader)
                let told = recorded.contains { $0["data"]?["of"]?.text == dana && $0["data"]?["as"]?.text == capacity }
                #expect(told, "\(query.method) \(query.params) as \(reader): \(recorded)")
            }
            let seen = try looks(at: "dana")
            #expect(seen.count == Self.queries.count + Self.words.count)
            #expect(Set(seen.compactMap { $0["as"]?.text }) == ["hr", "auditor"])
            let days = seen.compactMap { $0["on"]?.text }
            #expect(days == days.sorted(by: >) && Set(days).count == days.count, "\(days)")
        }

        @Test func `by the manager's manager is told, of whom they do not manage themselves`() throws {
            let dana = try #require(office.wire.call("server.discover", as: "dana").ok["you"]?["member"]?.text)
            for query in Self.queries {
                let recorded = try ask(query, as: "gia").filter { $0["data"]?["of"]?.text == dana }
                #expect(recorded.compactMap { $0["data"]?["as"]?.text } == ["above"], "\(query.method) \(query.params)")
            }
            #expect(try looks(at: "dana").count == Self.queries.count)
            #expect(try looks(at: "cara").isEmpty)
        }

        @Test func `by themself, who manages them, or an integration in its scope is not recorded`() throws {
            let before = try office.ledger.size()
            for query in Self.queries {
                for reader in ["dana", "cara"] { _ = try office.wire.call(query.method, query.params, as: reader).ok }
            }
            _ = try office.wire.call("measurement.list", ["member": "dana", "metric": "closed_won"], as: "crm").ok
            for reader in ["hr", "abe", "gia"] {
                for method in ["member.list", "goal.tree", "metric.list", "next.list"] {
                    _ = try office.wire.call(method, as: reader).ok
                }
            }
            #expect(try office.ledger.size() == before)
            for person in ["dana", "cara"] { #expect(try looks(at: person).isEmpty) }
        }

        @Test func `is told also where only a receipt is asked for`() throws {
            let view = try office.command("agreement.get", ["agreement": "A1"], as: "dana")
            let seq = try #require(view["agreement"]?["termsRef"]?["seq"])
            _ = try office.wire.call("log.receipt", ["seq": seq], as: "dana").ok
            #expect(try looks(at: "dana").isEmpty)
            for _ in 0..<2 { _ = try office.wire.call("log.receipt", ["seq": seq], as: "abe").ok }
            #expect(try looks(at: "dana").compactMap { $0["as"]?.text } == ["auditor"])
        }

        @Test func `is told before a subscription sends anything of it, and what is sent has no gap for that`() throws {
            for disclose in [true, false] {
                let reader = disclose ? "hr" : "abe"
                let wire = try office.ledger.connect()
                _ = try wire.call(
                    "log.subscribe", ["credit": 1_000, "disclose": .bool(disclose), "from": 0], as: reader
                ).ok
                var seqs: [Int64] = []
                var isCaughtUp = false
                while !isCaughtUp {
                    let line = try #require(try wire.line())
                    let news = JSONTree(try JSONDocument(parsing: line).root)
                    if news["method"] == "log.caughtUp" { isCaughtUp = true }
                    guard news["method"] == "log.event", let leaf = news["params"]?["leaf"] else { continue }
                    seqs.append(try #require(leaf["seq"]?.number))
                    if seqs.count == 1 {
                        #expect(
                            try looks(at: "dana").first?["by"]
                                == (office.wire.call("server.discover", as: reader).ok["you"]?["member"]))
                    }
                }
                #expect(seqs == Array(0..<Int64(seqs.count)))
                // What comes later concerns somebody whom they did not look at before.
                try office.command("member.register", ["handle": .string("new-\(reader)"), "name": "New"])
                let told = try #require(try wire.line())
                #expect(String(decoding: told, as: UTF8.self).contains(#""type":"member.registered""#))
                #expect(try looks(at: "new-\(reader)").compactMap { $0["as"]?.text } == [disclose ? "hr" : "auditor"])
            }
        }

        /// Whether it is recorded is remembered beside the subscription, and for the day only; several who follow by the
        /// same terms are sent one page, and each of them is somebody who looks.
        @Test func `is told anew each day of who follows, and of each who does`() throws {
            var followers: [Wire] = []
            for reader in ["hr", "abe", "hr"] {
                let wire = try office.ledger.connect()
                _ = try wire.call("log.subscribe", ["credit": 1_000, "from": 0], as: reader).ok
                followers.append(wire)
            }
            func wait(for ref: String) throws {
                for wire in followers {
                    while true {
                        let line = try #require(try wire.line())
                        if String(decoding: line, as: UTF8.self).contains("\"ref\":\"\(ref)\"") { break }
                    }
                }
            }
            try office.record("6", ref: "deal-2")
            try wait(for: "deal-2")
            let first = try looks(at: "dana")
            #expect(first.compactMap { $0["as"]?.text }.sorted() == ["auditor", "hr"], "\(first)")
            let today = try #require(first.first?["on"]?.text)
            try office.command("clock.advance", ["to": .string(Self.dayAfter(today))], as: "cara")
            try office.record("7", ref: "deal-3")
            try wait(for: "deal-3")
            let second = try looks(at: "dana")
            #expect(second.count == 4 && Set(second.compactMap { $0["on"]?.text }).count == 2, "\(second)")
        }

        @Test func `is answered only when that is on disk`() throws {
            _ = try office.wire.call("agreement.get", ["agreement": "A1"], as: "hr").ok
            office.ledger.stop(SIGKILL)
            try office.ledger.start()
            let rows = try office.ledger.connect().call("looked.list", as: "dana").ok["rows"]?.elements ?? []
            #expect(rows.compactMap { $0["as"]?.text } == ["hr"])
            #expect(try office.ledger.connect().call("admin.check").ok["ok"] == true)
        }

        @Test func `hides from others who looked, in lists, timelines and the log`() throws {
            _ = try office.wire.call("agreement.get", ["agreement": "A1"], as: "hr").ok
            for reader in ["cara", "gia", "hr", "abe"] {
                let refused = try office.wire.call("looked.list", ["person": "dana"], as: reader)
                #expect(refused.kind == "not_found" && refused.rules == ["reads-recorded"], "\(refused)")
                let entries = try office.wire.call("timeline.get", ["person": "dana"], as: reader).ok["entries"]?
                    .elements
                let isViewer = reader == "hr"
                #expect((entries ?? []).contains { $0["type"]?.text == "record.viewed" } == isViewer)
            }
            let own = try office.wire.call("timeline.get", as: "dana").ok["entries"]?.elements ?? []
            #expect(own.contains { $0["summary"]?.text == "hr looked at the record" }, "\(own.suffix(3))")
            let id = try #require(
                office.wire.call("server.discover", as: "dana").ok["you"]?["member"]?.text?.dropFirst())
            let filter: JSONTree = ["filter": ["streams": [.string("looked/\(id)")]], "from": 0]
            #expect(try office.wire.call("log.read", filter, as: "cara").ok["leaves"]?.elements.isEmpty == true)
            #expect(try office.wire.call("log.read", filter, as: "dana").ok["leaves"]?.elements.isEmpty == false)
        }

        @Test func `pages back through who looked`() throws {
            for _ in 0..<5 { _ = try ask(("agreement.get", ["agreement": "A1"]), as: "hr") }
            var days: [String] = []
            var after: JSONTree?
            repeat {
                let page = try office.wire.call(
                    "looked.list", JSONTree.object([("limit", 2)]).with("after", after), as: "dana"
                ).ok
                days += page["rows"]?.elements.compactMap { $0["on"]?.text } ?? []
                after = page["next"]
            } while after != nil
            #expect(days == ["2017-09-30", "2017-09-29", "2017-09-28", "2017-09-27", "2017-09-26"])
            #expect(try office.wire.call("looked.list", ["after": "x"], as: "dana").kind == "invalid")
        }

        @Test func `and takes away is told with what for, in the order in which it happened`() throws {
            _ = try ask(("agreement.get", ["agreement": "A1"]), as: "hr")
            for (scope, purpose) in [("A1", "a hearing"), ("all", "the yearly audit")] {
                try office.command(
                    "evidence.export", ["purpose": .string(purpose), "scope": .string(scope)], as: "abe")
            }
            try office.command("evidence.export", ["scope": "me"], as: "dana")
            _ = try ask(("agreement.get", ["agreement": "A1"]), as: "hr")
            let rows = try looks(at: "dana")
            #expect(
                rows.map { $0["export"]?["purpose"]?.text ?? $0["as"]?.text }
                    == ["hr", "the yearly audit", "a hearing", "hr"], "\(rows)")
            var paged: [JSONTree] = []
            var after: JSONTree?
            repeat {
                let page = try office.wire.call(
                    "looked.list", JSONTree.object([("limit", 1)]).with("after", after), as: "dana"
                ).ok
                paged += page["rows"]?.elements ?? []
                after = page["next"]
            } while after != nil && paged.count < 10
            #expect(paged.map(\.description) == rows.map(\.description))
            let shown = try office.ledger.cli("looked", as: "dana")
            #expect(
                shown.output.contains("took A1 away (X1): a hearing")
                    && shown.output.contains("took everything away (X2): the yearly audit"), "\(shown)")
        }

        @Test func `is told by the command line in plain words`() throws {
            _ = try office.ledger.cli("agreement", "show", "A1", as: "gia")
            let shown = try office.ledger.cli("looked", as: "dana")
            #expect(
                shown.status == 0 && shown.output.contains("2017-09-25  gia  above your manager  read your record"),
                "\(shown)")
            let nobody = try office.ledger.cli("looked", as: "zoe")
            #expect(
                nobody.status == 0 && (nobody.output + nobody.errors).contains("nobody looked at your record"),
                "\(nobody)")
        }
    }
}
