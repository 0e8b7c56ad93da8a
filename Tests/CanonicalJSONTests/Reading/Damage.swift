import CanonicalJSON
import Testing

@Suite struct `Damage` {
    static let request = Array(
        #"{"jsonrpc":"2.0","id":7,"method":"promise.confirm","params":{"\u0061bout":["C40",-12,true,null],"who":"Zoë 😂\n"}}"#
            .utf8)

    @Test func `of any one byte is refused or read, never worse`() throws {
        for position in Self.request.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = Self.request
                bytes[position] = byte
                checkReading(bytes)
            }
        }
    }

    @Test func `at the end is refused at the end or before`() {
        for length in 0..<Self.request.count {
            let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(Self.request[..<length])) }
            #expect((error?.offset ?? .max) <= length)
        }
    }

    @Test func `by arbitrary edits is refused or read, never worse`() {
        var random = Seeded(0x5EED_0001)
        let pieces = [
            "\"", "\\", "\\u", "d83d", "{", "}", "[", "]", ",", ":", "-", "0", "e", ".", "\u{0}", "é", "\u{feff}",
        ]
        for _ in 0..<5_000 {
            var bytes = Self.request
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let position = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, position + Int.random(in: 0...6, using: &random))
                bytes.replaceSubrange(position..<end, with: pieces.randomElement(using: &random)!.utf8)
            }
            checkReading(bytes)
        }
    }

    /// Whatever reads must be canonical for good after one pass; whatever does not must name a byte of the input.
    private func checkReading(_ bytes: [UInt8]) {
        do {
            let canonical = try JSONDocument(parsing: bytes).canonical()
            let again = try JSONDocument(parsing: canonical)
            if again.canonical() != canonical { Issue.record("not stable: \(bytes)") }
        } catch {
            if !(0...bytes.count).contains(error.offset) { Issue.record("offset \(error.offset) of \(bytes)") }
        }
    }
}
