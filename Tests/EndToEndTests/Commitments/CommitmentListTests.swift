import CanonicalJSON
import LedgerRPC
import Testing

extension `End to end` {
    /// Rows are written without a ``CommitmentRow``, and lists are read from the last commit while only values came
    /// since: neither may be told from the answer.
    @Suite struct `A list of commitments` {
        let office: Office

        init() throws { office = try Office() }

        /// A1 of dana and cara with a promise of each, confirmed unless said.
        private func agree(confirm: Bool = true) throws {
            var terms = Office.terms()
            terms["promises"] = [
                ["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A \"course\"\nin Köln"],
                ["debtor": "dana", "due": "2017-10-20", "kind": "plain", "what": "A plan"],
            ]
            _ = try office.propose(to: "dana", terms)
            guard confirm else { return }
            let words: JSONTree = ["agreement": "A1", "inOwnWords": "I win", "noSupportNeeded": false]
            try office.command("agreement.confirm", words, as: "dana")
            try office.command("agreement.confirm", ["agreement": "A1"], as: "cara")
        }

        private func list(_ params: JSONTree = [:], as person: String = "dana", on wire: Wire? = nil) throws -> JSONTree
        {
            try (wire ?? office.wire).call("commitments.list", params, as: person).ok
        }

        /// What the wire's own type makes of a list, written again.
        private func rewritten(_ list: JSONTree) throws -> JSONTree {
            let read = try CommitmentList(JSONDocument(parsing: list.canonicalBytes).root)
            return JSONTree(try JSONDocument(parsing: read.canonicalBytes).root)
        }

        @Test func `spells what waits for a yes as it always has`() throws {
            try agree(confirm: false)
            let waiting = try list()
            let confirmation: JSONTree = [
                "agreement": "A1", "creditor": "U2", "debtor": "U3", "due": "2017-10-01T00:00:00.000000Z",
                "dueOn": "2017-10-01", "id": "A1/confirm", "kind": "confirmation", "state": "open",
            ]
            #expect(
                waiting["commitments"] == [
                    confirmation, confirmation.with("creditor", "U3").with("debtor", "U2"),
                ])
            #expect(try rewritten(waiting) == waiting)
            #expect(waiting["people"] == ["U2": "cara", "U3": "dana"])
        }

        @Test func `spells promises and milestones as it always has`() throws {
            try agree()
            try office.command("clock.advance", ["to": "2017-10-25"])
            try office.record("120.5", ref: "a")
            let rows = try list()
            #expect(try rewritten(rows) == rows)
            let blocker: JSONTree = ["because": "P1, help promised for A1, is late", "person": "U2"]
            let milestone: JSONTree = [
                "agreement": "A1", "blocker": blocker, "creditor": "U2", "debtor": "U3",
                "due": "2017-11-01T00:00:00.000000Z", "dueOn": "2017-10-31", "id": "A1/1", "kind": "milestone",
                "metric": "M1@1", "metricName": "closed_won", "state": "open", "target": "100",
            ]
            #expect(
                rows["commitments"] == [
                    [
                        "agreement": "A1", "creditor": "U3", "debtor": "U2", "due": "2017-10-16T00:00:00.000000Z",
                        "dueOn": "2017-10-15", "id": "P1", "kind": "support", "state": "late",
                        "what": "A \"course\"\nin Köln",
                    ],
                    [
                        "agreement": "A1", "creditor": "U2", "debtor": "U3", "due": "2017-10-21T00:00:00.000000Z",
                        "dueOn": "2017-10-20", "id": "P2", "kind": "plain", "state": "late", "what": "A plan",
                    ],
                    milestone,
                    milestone.with("due", "2017-12-01T00:00:00.000000Z").with("dueOn", "2017-11-30")
                        .with("id", "A1/2"),
                ])
            try office.command("clock.advance", ["to": "2017-11-10"])
            try office.command(
                "milestone.waive", ["agreement": "A1", "milestone": 2, "reason": "The territory is gone"], as: "cara")
            let later = try list(["state": "done"])
            #expect(try rewritten(later) == later)
            #expect(later["commitments"]?.elements.map { $0["state"] } == ["notMeasured", "waived"])
            #expect(later["commitments"]?.elements.allSatisfy { $0["blocker"] == nil } == true)
        }

        @Test func `comes in pages that make up the whole, whatever the limit`() throws {
            try agree()
            for params in [[:], ["side": "debtor"], ["side": "creditor"], ["state": "open"]] as [JSONTree] {
                let whole = try list(params)
                let rows = whole["commitments"]?.elements ?? []
                #expect(whole["next"] == nil)
                for limit in 1...max(1, rows.count) {
                    var found: [JSONTree] = []
                    var page = try list(params.with("limit", .integer(Int64(limit))))
                    while true {
                        #expect(try rewritten(page) == page)
                        found += page["commitments"]?.elements ?? []
                        guard let next = page["next"] else { break }
                        #expect(page["commitments"]?.elements.count == limit)
                        page = try list(params.with("limit", .integer(Int64(limit))).with("after", next))
                    }
                    #expect(found == rows)
                }
            }
        }

        @Test func `shows everything acknowledged and tells of no smaller size, while values keep coming`() throws {
            try agree()
            let other = try office.ledger.connect()
            let everything: JSONTree = ["limit": 1_000]
            for round in 0..<60 {
                let value = try office.record("1", ref: "value \(round)")
                let size = try #require(value["size"]?.number)
                let rows = try list(everything, on: other)
                #expect(try #require(rows["size"]?.number) == size)
                #expect(rows["commitments"]?.elements.count == 4 + round * 2)

                // Both have to say yes: two rows. Something else on top of the value, then a value on top of that.
                let (agreement, _) = try office.propose(to: "dana")
                let another = try office.record("2", ref: "another \(round)")
                let more = try list(everything, on: other)
                #expect(try #require(more["size"]?.number) == another["size"]?.number)
                #expect(more["commitments"]?.elements.contains { $0["agreement"]?.text == agreement } == true)
                #expect(more["commitments"]?.elements.count == 6 + round * 2)
                if round % 4 == 3 {
                    // Who is called what, who may see, what time it is: none of it is in the rows.
                    try office.command("member.rename", ["handle": .string("cara\(round)"), "member": "U2"])
                    try office.record("3", ref: "third \(round)")
                    #expect(try list(on: other)["people"]?["U2"]?.text == "cara\(round)")
                    try office.command("member.rename", ["handle": "cara", "member": "U2"])
                }
                // Nothing but its size may change by being committed.
                let before = try list(everything, on: other)
                while try other.call("server.status").ok["committed"] != other.call("server.status").ok["size"] {}
                #expect(try list(everything, on: other) == before)
            }
        }

        @Test func `sent behind a command on one connection shows what that did`() throws {
            try agree()
            for round in 0..<30 {
                try office.record("1", ref: "value \(round)")
                let proposal: JSONTree = ["member": "dana", "terms": Office.terms()]
                let proposed = try office.wire.post("agreement.propose", proposal, as: "cara")
                let listed = try office.wire.post("commitments.list", as: "dana")
                let id = try office.wire.answer(to: proposed).ok["ids"]?["agreement"]
                let rows = try office.wire.answer(to: listed).ok["commitments"]?.elements ?? []
                #expect(rows.contains { $0["agreement"] == id })
            }
        }

        @Test func `does not wait its turn among commands where only values came since the last commit`() throws {
            try agree()
            let other = try office.ledger.connect()
            func inOrder() throws -> Int {
                let text = try other.call("server.metrics").ok["text"]?.text ?? ""
                let line = text.split(separator: "\n").first {
                    $0.hasPrefix("ledger_queries") && $0.contains("in_order")
                }
                return try #require(line?.split(separator: " ").last.flatMap { Int($0) }, "\(text)")
            }
            while try other.call("server.status").ok["committed"] != other.call("server.status").ok["size"] {}
            let before = try inOrder()
            for round in 0..<200 {
                try office.record("1", ref: "value \(round)")
                _ = try list(on: other)
            }
            #expect(try inOrder() == before)
        }
    }
}
