import CanonicalJSON
import LedgerDomain
import LedgerFormat
import Testing

@Suite struct `Values in the record` {
    @Test func `are spelled as the domain describes them`() {
        var maker = EventMaker(seed: 11)
        for _ in 0..<5_000 {
            let (member, version, day) = (maker.member(), maker.metricVersion(), maker.day())
            let (instant, decimal, goal) = (maker.instant(), maker.decimal(), maker.goal())
            #expect(member.spelled == member.description)
            #expect(version.spelled == version.description)
            #expect(day.spelled == day.description)
            #expect(instant.spelled == instant.description)
            #expect(decimal.spelled == decimal.description)
            #expect(goal.spelled == goal.description)
        }
    }

    @Test(arguments: [
        "0", "-0.5", "1.5", "999999999999999999.999999", "-999999999999999999.999999", "0.000001", "10000000",
    ])
    func `keep decimals to the last digit`(_ text: String) {
        #expect(Decimal(text: text)?.spelled == text)
    }

    @Test func `are read as the domain reads them, and nothing else is`() throws {
        for text in [
            "U1", "U4294967295", "U4294967296", "U0", "U01", "u1", "U", "", "U1 ", "U-1", "A1", "Ü1", "U99999999999",
        ] {
            #expect(try parse(text, .member) == MemberID(text: text), "\(text)")
        }
        for text in ["M5@1", "M5@0", "M5", "M5@", "@1", "M5@1@1", "M05@1", "G5@1", "M4294967295@4294967295", "M5@01"] {
            #expect(try parse(text, .metricVersion) == MetricVersion(text: text), "\(text)")
        }
        for text in ["2024-02-29", "2023-02-29", "0000-01-01", "2024-2-29", "2024-13-01", "9999-12-31"] {
            #expect(try parse(text, .day) == Day(text: text), "\(text)")
        }
    }

    @Test func `are read through escapes too`() throws {
        let document = try JSONDocument(parsing: Array(#""\u0055\u0031""#.utf8))
        #expect(Shape.member.parse(document.root) == MemberID(1))
    }

    @Test func `keep hashes to the last bit, and refuse another spelling of the same`() throws {
        var maker = EventMaker(seed: 12)
        for _ in 0..<200 {
            let hash = maker.hash()
            var writer = CanonicalWriter()
            Shape.leafHash.write(hash, &writer)
            #expect(writer.bytes.count == 45)
            let read = Shape.leafHash.parse(try JSONDocument(parsing: writer.bytes).root)
            #expect(read?.words.0 == hash.words.0 && read?.words.3 == hash.words.3)
            #expect(read == hash)
        }
        #expect(try parse(String(repeating: "A", count: 42) + "B", .leafHash) == nil)
    }

    @Test func `are bounded in bytes, not in characters`() throws {
        #expect(try parse(String(repeating: "é", count: 100), .name) != nil)
        #expect(try parse(String(repeating: "é", count: 101), .name) == nil)
        #expect(try parse("", .name) == nil)
        #expect(try parse("two\nlines", .name) == nil)
        #expect(try parse(String(repeating: "x", count: 16 * 1024), .personalText) != nil)
        #expect(try parse(String(repeating: "x", count: 16 * 1024 + 1), .personalText) == nil)
    }

    @Test(arguments: [("dana", true), ("d", true), ("d.a-n_a9", true), ("Dana", false), ("9dana", false), ("", false)])
    func `let handles be small letters, digits and a few signs`(_ text: String, _ isHandle: Bool) throws {
        #expect(try (parse(text, .handle) != nil) == isHandle)
        #expect(try parse(String(repeating: "d", count: 33), .handle) == nil)
    }

    private func parse<T>(_ text: String, _ shape: Shape<T>) throws -> T? {
        var writer = CanonicalWriter()
        writer.string(text)
        return shape.parse(try JSONDocument(parsing: writer.bytes).root)
    }
}
