import CanonicalJSON

extension BenchLedger {
    /// One `measurement.record` about each member in turn, as the integration.
    func record() -> [RequestTemplate] {
        members.map { member in
            RequestTemplate(
                """
                {"id":<requestID>,"jsonrpc":"2.0","method":"measurement.record","params":{"asOf":"2026-02-<day>",\
                "member":"\(member)","meta":{"as":"\(integration)","commandId":"<commandID>"},\
                "metric":"\(metricVersion)","ref":"<rowKey>","source":"crm","value":"<value>.5"}}
                """)
        }
    }

    /// A `measurement.recordMany` of `count` values (at most 1 000) over all members.
    func recordMany(_ count: Int) -> RequestTemplate {
        let values = (0..<count).map { index in
            """
            {"asOf":"2026-02-<day>","member":"\(members[index % members.count])","metric":"\(metricVersion)",\
            "ref":"<rowKey>","value":"<value>.5"}
            """
        }
        return RequestTemplate(
            """
            {"id":<requestID>,"jsonrpc":"2.0","method":"measurement.recordMany","params":{\
            "meta":{"as":"\(integration)","commandId":"<commandID>"},"source":"crm",\
            "values":[\(values.joined(separator: ","))]}}
            """)
    }

    /// The twenty commitments of one member, asked for by that member.
    func listCommitments() -> RequestTemplate {
        let member = members[members.count / 2]
        return RequestTemplate(
            """
            {"id":<requestID>,"jsonrpc":"2.0","method":"commitments.list","params":{"limit":\(Self.commitments),\
            "meta":{"as":"\(member)"},"person":"\(member)","side":"debtor"}}
            """)
    }

    static func listParams(_ member: String) -> JSONTree {
        .object([
            ("limit", .integer(Int64(commitments))), ("person", .string(member)), ("side", "debtor"),
        ])
    }

    /// Records measurements, 1 000 a command, until the log holds `size` events.
    ///
    /// - Returns: how many a second; nil when there was nothing to add.
    func fill(to size: Int, seed: UInt64) throws(BenchError) -> Double? {
        let missing = size - (try self.size())
        let begun = monotonicNanoseconds()
        guard missing > 0 else { return nil }
        let loop = ClosedLoop(socket: socket, connections: 1, window: 4)
        if missing >= 1000 {
            _ = try loop.run(.commands([recordMany(1000)], seed: seed), until: .answers(missing / 1000))
        }
        if missing % 1000 > 0 {
            _ = try loop.run(.commands([recordMany(missing % 1000)], seed: seed &+ 1), until: .answers(1))
        }
        return Double(missing) / (Double(monotonicNanoseconds() - begun) / 1e9)
    }

    /// Events in the log now.
    func size() throws(BenchError) -> Int {
        try Conversation(with: socket).call("server.status").required("size", \.number)
    }
}
