import CanonicalJSON
import Testing

extension `End to end` {
    /// Acting upon what has changed meanwhile.
    @Suite struct `A stale revision` {
        let office: Office
        private let agreement: String
        private let terms: JSONTree

        init() throws {
            office = try Office()
            (agreement, terms) = try office.propose(to: "dana")
        }

        @Test func `is not confirmed: both confirm the same terms`() throws {
            try office.command(
                "agreement.counter", ["agreement": .string(agreement), "terms": Office.terms(target: "250")], as: "dana"
            )
            let size = try office.ledger.size()
            let params: JSONTree = ["agreement": .string(agreement), "terms": terms]
            let answer = try office.wire.call("agreement.confirm", params, as: "cara")
            #expect(answer.kind == "rejected" && answer.rules == ["same-terms"], "\(answer)")
            #expect(try office.ledger.size() == size)
            // A hash of nothing at all is as wrong.
            let hash = JSONTree.string(String(repeating: "A", count: 43))
            let wrong = terms.with("hash", hash)
            let forged = try office.wire.call(
                "agreement.confirm", ["agreement": .string(agreement), "terms": wrong], as: "cara")
            #expect(forged.rules == ["same-terms"], "\(forged)")
        }

        @Test func `conflicts, with the count that there is`() throws {
            let params: JSONTree = ["agreement": .string(agreement), "text": "Shall we talk?"]
            let size = try office.ledger.size()
            for expected: Int64 in [0, 2, 99] {
                let answer = try office.wire.call(
                    "agreement.discuss", params, as: "dana", meta: ["expectedRevision": .integer(expected)])
                #expect(answer.kind == "conflict" && answer.code == 2, "\(answer)")
                #expect(answer.error?["data"]?["actual"] == 1)
                #expect(answer.error?["data"]?["retry"] == "afterReading")
            }
            #expect(try office.ledger.size() == size)
            let right = try office.wire.call("agreement.discuss", params, as: "dana", meta: ["expectedRevision": 1])
            #expect(right.seqs.count == 1, "\(right)")
            let again = try office.wire.call("agreement.discuss", params, as: "dana", meta: ["expectedRevision": 1])
            #expect(again.error?["data"]?["actual"] == 2)
        }

        @Test func `of two who act at once one is told that the other was faster`() throws {
            let params: JSONTree = ["agreement": .string(agreement), "text": "Me first"]
            let others = try (0..<8).map { _ in try office.ledger.connect() }
            let ids = try others.map {
                try $0.post("agreement.discuss", params, as: "dana", meta: ["expectedRevision": 1])
            }
            let answers = try zip(others, ids).map { try $0.answer(to: $1) }
            #expect(answers.count { $0.result != nil } == 1)
            #expect(answers.count { $0.kind == "conflict" } == 7)
        }
    }

    /// A command id makes sending twice harmless.
    @Suite struct `A command id` {
        let office: Office
        private let id: JSONTree = ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ab"]

        init() throws { office = try Office() }

        @Test func `used with the same body gets the first answer again, also after a restart`() throws {
            let first = try office.wire.call("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id).ok
            let size = try office.ledger.size()
            let again = try office.wire.call("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id).ok
            #expect(again == first.with("duplicate", true))
            #expect(try office.ledger.size() == size)

            office.ledger.stop()
            try office.ledger.start()
            let wire = try office.ledger.connect()
            let later = try wire.call("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id).ok
            #expect(later == first.with("duplicate", true))
            office.ledger.stop(9)
            try office.ledger.start()
            let last = try office.ledger.connect().call(
                "measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id)
            #expect(try last.ok == first.with("duplicate", true))
            #expect(try office.ledger.size() == size)
        }

        @Test func `is the same command however its members are ordered and spelled`() throws {
            let params: JSONTree = ["handle": "ann", "name": "Ann"]
            let first = try office.wire.call("member.register", params, as: "hr", meta: id).ok
            try office.wire.send(
                #"{"method":"member.register","params":{"name":"\u0041nn" , "meta":{"commandId":"01931e6b-2a4f-7c3d-9e1f-0123456789ab","as":"hr"},"handle":"ann"},"jsonrpc":"2.0","id":77}"#
                    + "\n")
            #expect(try office.wire.answer().ok == first.with("duplicate", true))
        }

        @Test func `used with another body, another method or by somebody else is a conflict`() throws {
            try office.wire.call("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id).ok
                .isResult()
            let size = try office.ledger.size()
            let others: [(String, JSONTree, String)] = [
                ("measurement.record", Office.value("11", ref: "a"), "crm"),
                ("member.register", ["handle": "ann", "name": "Ann"], "hr"),
                ("measurement.record", Office.value("10", ref: "a"), "hr"),
                ("measurement.record", Office.value("10", ref: "a"), "cara"),
            ]
            for (method, params, person) in others {
                let answer = try office.wire.call(method, params, as: person, meta: id)
                #expect(answer.kind == "id_conflict" && answer.code == 5, "\(answer)")
                #expect(answer.outcome == "not_applied")
            }
            #expect(try office.ledger.size() == size)
        }

        @Test func `of a refused command is free for another try`() throws {
            let bad = try office.wire.call("member.register", ["handle": "dana", "name": "Second"], as: "hr", meta: id)
            #expect(bad.kind == "rejected", "\(bad)")
            let good = try office.wire.call(
                "member.register", ["handle": "dana2", "name": "Second"], as: "hr", meta: id)
            #expect(good.result != nil && good.result?["duplicate"] == nil)
        }

        @Test func `tells what became of a command whose answer was lost, to its author alone`() throws {
            let lookup: JSONTree = ["commandId": id["commandId"] ?? .null]
            #expect(try office.wire.call("log.lookup", lookup, as: "crm").ok == ["found": false])
            let first = try office.wire.call("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id).ok
            let found = try office.wire.call("log.lookup", lookup, as: "crm").ok
            #expect(found["found"] == true)
            #expect(found["result"]?["events"] == first["events"])
            #expect(try office.wire.call("log.lookup", lookup, as: "dana").ok == ["found": false])
            #expect(try office.wire.call("log.lookup", ["commandId": "7"], as: "crm").kind == "invalid")
        }

        @Test func `sent many times at once is applied once`() throws {
            let wires = try (0..<8).map { _ in try office.ledger.connect() }
            let size = try office.ledger.size()
            let posted = try wires.map {
                try $0.post("measurement.record", Office.value("10", ref: "a"), as: "crm", meta: id)
            }
            let answers = try zip(wires, posted).map { try $0.answer(to: $1).ok }
            #expect(Set(answers.map { $0["events"]?.description ?? "" }).count == 1)
            #expect(answers.count { $0["duplicate"] == nil } == 1)
            #expect(try office.ledger.size() == size + 1)
        }
    }
}

extension JSONTree {
    fileprivate func isResult() { #expect(names.contains("events")) }
}
