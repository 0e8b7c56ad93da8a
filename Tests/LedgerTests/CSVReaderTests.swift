import Testing

@testable import ledger

@Suite struct `A CSV file` {
    private func read(_ text: String) throws(CSVReader.Malformed) -> CSVReader {
        try CSVReader(Array(text.utf8))
    }

    @Test func `is read with its quotes, line ends and line numbers`() throws {
        let csv = try read("\u{FEFF}a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n,\n\"\",last")
        #expect(csv.heading == ["a", "b"])
        #expect(
            csv.records == [
                .init(line: 2, fields: ["1", "x, \"y\"\nz"]), .init(line: 4, fields: ["", ""]),
                .init(line: 5, fields: ["", "last"]),
            ])
    }

    @Test(arguments: [
        ("", 1, "the file is empty"), ("a,a\n", 1, "two columns are named a"),
        ("a,b\n1,2\n3\n", 3, "it has 1 fields, the heading has 2"),
        ("a\n\"x\ny\"\n\"z\n", 4, "a quote is opened and never closed"),
        ("a\nx\"y\n", 2, "a quote stands inside a field that does not begin with one"),
        ("a\n\"x\"y\n", 2, "something follows a closing quote"), ("a\nx\ry\n", 2, "a CR without its LF"),
    ])
    func `that is malformed is refused with its line`(text: String, line: Int, because: String) {
        #expect(throws: CSVReader.Malformed(line: line, because: because)) { try read(text) }
    }

    @Test func `that is not UTF-8 is refused with its line`() {
        #expect(throws: CSVReader.Malformed(line: 2, because: "it is not UTF-8")) {
            try CSVReader([0x61, 0x0A, 0xFF, 0x0A])
        }
    }
}
