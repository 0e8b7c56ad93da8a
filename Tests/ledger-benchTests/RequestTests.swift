import CanonicalJSON
import Testing

@testable import ledger_bench

@Suite struct `Requests of the load` {
    static let text = """
        {"id":<requestID>,"jsonrpc":"2.0","method":"measurement.record","params":{"asOf":"2026-02-<day>",\
        "meta":{"commandId":"<commandID>"},"ref":"<rowKey>","value":"<value>.5"}}
        """

    /// Ten thousand requests made with seed 7, each a line.
    private func requests() throws -> [JSONDocument] {
        let template = RequestTemplate(Self.text)
        var identifiers = Identifiers(seed: 7)
        return try (0..<10_000).map { number in
            var bytes: [UInt8] = []
            template.append(to: &bytes, requestID: 1_000_000 + number, days: 27, identifiers: &identifiers)
            #expect(bytes.last == UInt8(ascii: "\n"))
            return try JSONDocument(parsing: Array(bytes.dropLast()))
        }
    }

    @Test func `are canonical JSON, with their own ids`() throws {
        for (number, request) in try requests().enumerated() {
            #expect(request.canonical() == Array(request.root.bytes))
            #expect(request.root["id"]?.integer == Int64(1_000_000 + number))
        }
    }

    @Test func `never repeat a command id or a row key`() throws {
        let params = try requests().compactMap { $0.root["params"] }
        #expect(Set(params.compactMap { $0["ref"]?.string }).count == 10_000)
        #expect(Set(params.compactMap { $0["meta"]?["commandId"]?.string }).count == 10_000)
    }

    @Test func `carry command ids of UUID version 7, in the order of time`() throws {
        let ids = try requests().compactMap { $0.root["params"]?["meta"]?["commandId"]?.string }
        for id in ids {
            let parts = id.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].first == "7")
            #expect("89ab".contains(parts[3].first ?? " "))
        }
        let times = ids.map { $0.prefix(13) }
        #expect(times == times.sorted())
    }

    @Test func `measure days that February has`() throws {
        let days = Set(try requests().compactMap { $0.root["params"]?["asOf"]?.string })
        #expect(days == Set((1...27).map { DayOf2026(ordinal: 31 + $0).text }))
    }

    @Test func `differ from run to run`() {
        let keys = [UInt64(1), 2].map { seed in
            var identifiers = Identifiers(seed: seed)
            var bytes = [UInt8](repeating: 0, count: Identifiers.rowKeyLength)
            identifiers.writeRowKey(at: 0, in: &bytes)
            return bytes
        }
        #expect(keys[0] != keys[1])
    }
}

@Suite struct `Days of 2026` {
    @Test func `follow each other through the months`() {
        #expect(DayOf2026(ordinal: 31).text == "2026-01-31")
        #expect(DayOf2026(ordinal: 32).text == "2026-02-01")
        #expect(DayOf2026(ordinal: 60).text == "2026-03-01")
        #expect(DayOf2026(ordinal: 365).text == "2026-12-31")
        #expect(Set((1...365).map { DayOf2026(ordinal: $0).text }).count == 365)
    }
}
