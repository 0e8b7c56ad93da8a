import CanonicalJSON
import Testing

extension `End to end` {
    @Suite struct `Taking back` {
        private let office: Office

        init() throws { office = try Office() }

        private func request(_ id: Int64, _ method: String, _ params: JSONTree) -> [UInt8] {
            Wire.request(method, params, as: "dana", meta: nil, id: id).canonicalBytes + [10]
        }

        private func cancel(_ id: Int64) -> [UInt8] {
            (["jsonrpc": "2.0", "method": "$/cancel", "params": ["id": .integer(id)]] as JSONTree).canonicalBytes + [10]
        }

        @Test func `a request that waits is answered that, once, and nothing of it is done`() throws {
            _ = try office.propose(to: "dana")
            let size = try office.ledger.size()
            let discuss: JSONTree = ["agreement": "A1", "text": "Shall we?"]
            // In one write: all are read before any is decided.
            try office.wire.send(
                request(901, "agreement.discuss", discuss) + cancel(901) + request(902, "agreement.discuss", discuss)
                    + request(903, "consumer.create", ["name": "warehouse"]) + cancel(903)
                    + request(904, "agreement.get", ["agreement": "A1"]) + cancel(904) + cancel(904))
            let answers = try [901, 902, 903, 904].map { try office.wire.answer(to: $0) }
            #expect(answers[0].kind == "cancelled" && answers[0].code == 11 && answers[0].outcome == "not_applied")
            #expect(try answers[1].ok["events"]?.elements.count == 1)
            #expect(answers[2].kind == "cancelled")
            #expect(answers[3].kind == "cancelled")
            #expect(try office.ledger.size() == size + 1)
            #expect(try office.command("consumer.list", [:], as: "dana")["consumers"]?.elements.isEmpty == true)
            #expect(office.wire.isSilent())
        }

        @Test func `what is decided, unknown or malformed does nothing`() throws {
            try office.wire.notify("$/cancel", ["id": 1])
            try office.wire.notify("$/cancel", ["id": 777])
            try office.wire.notify("$/cancel", ["id": []])
            try office.wire.notify("$/cancel", [:])
            try office.wire.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancel\"}\n")
            #expect(office.wire.isSilent())
            _ = try office.command("member.list", [:])
        }
    }
}
