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

        @Test func `a head and a receipt that wait for a commit are taken back as well`() throws {
            _ = try office.propose(to: "dana")
            let discuss: JSONTree = ["agreement": "A1", "text": "Shall we?"]
            let seq = try office.ledger.size() - 1
            try office.wire.send(
                request(901, "agreement.discuss", discuss) + request(902, "log.head", [:]) + cancel(902)
                    + request(903, "log.receipt", ["seq": .integer(seq)]) + cancel(903)
                    + request(904, "admin.check", [:])
                    + cancel(904) + request(905, "log.head", [:]))
            let answers = try [901, 902, 903, 904, 905].map { try office.wire.answer(to: $0) }
            #expect(answers[1...2].allSatisfy { $0.kind == "cancelled" }, "\(answers)")
            #expect(try answers[3].ok["size"]?.number == seq + 2)
            #expect(office.wire.isSilent())
            // Nothing that was taken back is held for the connection any more.
            for _ in 0..<20 { _ = try office.wire.call("log.head", [:], as: "dana").ok }
        }

        /// Of somebody else's event it is recorded first that one looked; not if it was taken back.
        @Test func `a receipt that is taken back records no look`() throws {
            _ = try office.propose(to: "dana")
            let seq = try office.ledger.size() - 1
            let request = Wire.request("log.receipt", ["seq": .integer(seq)], as: "hr", meta: nil, id: 901)
            try office.wire.send(request.canonicalBytes + [10] + cancel(901))
            #expect(try office.wire.answer(to: 901).kind == "cancelled")
            #expect(try office.ledger.size() == seq + 1)
            _ = try office.wire.call("log.receipt", ["seq": .integer(seq)], as: "hr").ok
            #expect(try office.ledger.size() > seq + 1)
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
