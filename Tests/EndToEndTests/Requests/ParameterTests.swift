import CanonicalJSON
import Testing

extension `End to end` {
    /// Parameters that will not do: the error points at them, says what would do, and nothing is written.
    @Suite struct `Parameters` {
        let office: Office
        private let sizeBefore: Int64

        init() throws {
            office = try Office()
            sizeBefore = try office.ledger.size()
        }

        private func invalid(
            _ method: String, _ params: JSONTree, as person: String? = "hr", meta: JSONTree? = nil, at: String
        ) throws -> Answer {
            let answer = try office.wire.call(method, params, as: person, meta: meta)
            #expect(answer.kind == "invalid", "\(method) \(params) → \(answer)")
            #expect(answer.code == 6)
            #expect(answer.at == at, "\(method) \(params) → \(answer)")
            #expect(answer.expected?.isEmpty == false)
            #expect(try office.ledger.size() == sizeBefore)
            return answer
        }

        @Test func `of a wrong type are refused where they stand`() throws {
            _ = try invalid("member.register", ["handle": 7, "name": "Ann"], at: "/handle")
            _ = try invalid("member.register", ["handle": "ann", "name": ["Ann"]], at: "/name")
            _ = try invalid("member.register", ["handle": "Ann Lee", "name": "Ann"], at: "/handle")
            _ = try invalid("agreement.get", ["agreement": "12"], at: "/agreement")
            _ = try invalid("clock.advance", ["to": "2017-02-30"], at: "/to")
            _ = try invalid(
                "measurement.record", Office.value("1,5", ref: "r").with("value", "1,5"), as: "crm", at: "/value")
            _ = try invalid("measurement.record", Office.value("1", ref: "r").with("value", 1), as: "crm", at: "/value")
            _ = try invalid("log.read", ["from": -1], at: "/from")
            _ = try invalid("log.read", ["from": 0, "limit": 4_097], at: "/limit")
            _ = try invalid("member.list", ["limit": 1_001], at: "/limit")
            let rows: JSONTree = [
                "source": "crm",
                "values": [["asOf": "2017-09-20", "member": "dana", "metric": "closed_won", "ref": "r", "value": "x"]],
            ]
            _ = try invalid("measurement.recordMany", rows, as: "crm", at: "/values/0/value")
            let terms = Office.terms().with("window", ["from": "2017-10-01", "to": "soon"])
            _ = try invalid(
                "agreement.propose", ["member": "dana", "terms": terms], as: "cara", at: "/terms/window/to")
        }

        @Test func `that are missing are named`() throws {
            _ = try invalid("member.register", ["handle": "ann"], at: "/name")
            _ = try invalid("agreement.propose", ["member": "dana"], as: "cara", at: "/terms")
            _ = try invalid("log.read", [:], at: "/from")
            _ = try invalid("log.receipt", [:], at: "/seq")
        }

        @Test func `that nobody knows are refused, whatever the method`() throws {
            _ = try invalid("member.register", ["handle": "ann", "name": "Ann", "salary": 1], at: "/salary")
            _ = try invalid("member.list", ["tame": "cara"], at: "/tame")
            for method in [
                "server.discover", "server.status", "server.metrics", "rpc.discover", "log.head", "admin.check",
                "admin.shutdown",
            ] {
                _ = try invalid(method, ["x": 1], at: "/x")
            }
            _ = try invalid("log.receipt", ["seq": 0, "x": 1], at: "/x")
            _ = try invalid("member.list", [:], meta: ["asif": 1], at: "/meta/asif")
            let terms = Office.terms().with("bonus", "much")
            _ = try invalid("agreement.propose", ["member": "dana", "terms": terms], as: "cara", at: "/terms/bonus")
        }

        @Test func `that name what is not there say how to find it`() throws {
            let someone = try invalid("relationship.assign", ["manager": "nobody", "member": "dana"], at: "/manager")
            #expect(someone.expected?.contains("ledger member list") == true)
            _ = try invalid("measurement.list", ["member": "dana", "metric": "sales"], at: "/metric")
            let wrong = try office.wire.call("member.list", as: "nobody")
            #expect(wrong.kind == "not_found", "\(wrong)")
        }

        @Test func `in a list instead of an object are refused`() throws {
            try office.wire.send(#"{"id":99,"jsonrpc":"2.0","method":"member.list","params":[]}"# + "\n")
            let answer = try office.wire.answer()
            #expect(answer.kind == "invalid")
            #expect(answer.id == 99)
        }

        @Test func `of an unknown version are refused with the versions that there are`() throws {
            let answer = try invalid("member.list", [:], meta: ["protocol": 2], at: "/meta/protocol")
            #expect(answer.expected == "a protocol version that is supported: 1")
            #expect(try office.wire.call("server.discover").ok["protocol"] == [1])
            #expect(try office.wire.call("member.list", as: "hr", meta: ["protocol": 1]).result != nil)
        }

        @Test func `of methods that do not exist are not read at all`() throws {
            for method in ["member.delete", "MEMBER.LIST", "server", "event.edit", ""] {
                let answer = try office.wire.call(method, ["anything": [1]], as: "hr")
                #expect(answer.kind == (method.isEmpty ? "invalid_request" : "method_not_found"), "\(answer)")
            }
            #expect(try office.ledger.size() == sizeBefore)
        }

        @Test func `of all that exist are listed, and there is no verb to edit or delete`() throws {
            let methods = try #require(try office.wire.call("server.discover").ok["methods"]).elements.compactMap(
                \.text)
            #expect(methods.count > 40 && methods == methods.sorted())
            // A consumer is a place in the record, and no part of it.
            let verbs = methods.filter { $0 != "consumer.delete" }
            #expect(!verbs.contains { $0.hasSuffix(".delete") || $0.hasSuffix(".edit") || $0.hasSuffix(".update") })
        }
    }
}
