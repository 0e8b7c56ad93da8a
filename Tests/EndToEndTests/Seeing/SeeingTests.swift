import CanonicalJSON
import Testing

extension `End to end` {
    /// Whoever asks after an acknowledged command sees it, in every projection, on whatever connection, whether the
    /// database has it yet or not.
    @Suite struct `An acknowledged command` {
        let office: Office

        init() throws { office = try Office() }

        @Test func `is seen by every query that comes after it, pipelined and from elsewhere`() throws {
            let other = try office.ledger.connect()
            for round in 0..<30 {
                // A command a round keeps the ledger dirty; every third round lets it become clean.
                let text = JSONTree.string("Round \(round)")
                let (agreement, terms) = try office.propose(to: round % 2 == 0 ? "dana" : "omar")
                let member = round % 2 == 0 ? "dana" : "omar"
                let id = JSONTree.string(agreement)
                let seq = try #require(terms["seq"]?.number)
                for wire in [other, office.wire] {
                    let view = try wire.call("agreement.get", ["agreement": id], as: member).ok
                    #expect(view["agreement"]?["termsRef"] == terms)
                    let listed = try wire.call("agreement.list", ["limit": 1_000], as: member).ok
                    #expect(listed["agreements"]?.elements.last?["id"] == id)
                    let owed = try wire.call("commitments.list", ["limit": 1_000, "state": "open"], as: member).ok
                    #expect(owed["commitments"]?.elements.contains { $0["agreement"] == id } == true)
                    #expect(try wire.call("log.head", as: member).ok["size"]?.number ?? 0 > seq)
                    let leaf = try wire.call("log.read", ["from": .integer(seq), "limit": 1], as: member).ok
                    #expect(leaf["leaves"]?[0]?["hash"] == terms["hash"])
                    #expect(try wire.call("log.receipt", ["seq": .integer(seq)], as: member).result != nil)
                }
                let said = try office.wire.post("agreement.discuss", ["agreement": id, "text": text], as: member)
                let asked = try office.wire.post("agreement.get", ["agreement": id], as: "cara")
                let size = try office.wire.post("server.status")
                let discussed = try #require(try office.wire.answer(to: said).seqs.first)
                let acts = try office.wire.answer(to: asked).ok["agreement"]?["acts"]?.elements ?? []
                #expect(acts.last?["seq"]?.number == discussed && acts.last?["text"] == text)
                #expect(try office.wire.answer(to: size).ok["size"]?.number ?? 0 > discussed)
                if round % 3 == 2 {
                    while try other.call("server.status").ok["committed"] != other.call("server.status").ok["size"] {}
                }
            }
        }

        @Test func `is seen at once by name: a member, a metric, a day`() throws {
            let other = try office.ledger.connect()
            for number in 0..<20 {
                let handle = "new\(number)"
                try office.command("member.register", ["handle": .string(handle), "name": "New"])
                let row = try other.call("member.get", ["member": .string(handle)], as: handle).ok
                #expect(row["member"]?["handle"]?.text == handle)
                #expect(try other.call("server.discover", as: handle).ok["you"]?["handle"]?.text == handle)
                let people = try other.call("member.list", ["limit": 1_000], as: "hr").ok["members"]?.elements ?? []
                #expect(people.last?["handle"]?.text == handle)
                try office.command("member.rename", ["handle": .string("named\(number)"), "member": .string(handle)])
                let renamed = try other.call("member.get", ["member": .string("named\(number)")], as: "hr").ok
                #expect(renamed["member"]?["id"] == row["member"]?["id"])
            }
            for day in 26...30 {
                try office.command("clock.advance", ["to": .string("2017-09-\(day)")])
                let now = try other.call("server.discover").ok["now"]?.text ?? ""
                #expect(now.hasPrefix("2017-09-\(day)"), "\(now)")
            }
        }

        @Test func `may be missing only where a query says that it need not be there`() throws {
            for number in 0..<50 {
                try office.record("1", ref: "\(number)")
                let stale = try office.wire.call("log.read", ["from": 0, "limit": 1], as: "hr", meta: ["stale": true])
                    .ok
                let size = try office.ledger.size()
                #expect(try #require(stale["size"]?.number) <= size)
                let fresh = try office.wire.call("log.read", ["from": 0, "limit": 1], as: "hr").ok
                #expect(fresh["size"]?.number == size)
            }
        }

        @Test func `comes with a receipt if one is wanted, and the receipt holds`() throws {
            let answer = try office.wire.call(
                "measurement.record", Office.value("7", ref: "receipt"), as: "crm", meta: ["receipt": true]
            ).ok
            let receipt = try #require(answer["receipt"]?.text)
            #expect(receipt.hasPrefix("c2sp.org/tlog-proof@v1\nindex \(answer["events"]?[0]?["seq"] ?? .null)\n"))
        }
    }
}
