/// Strict RFC 4180: a heading, then records of as many fields, commas, optional quotes, CRLF or LF.
struct CSVReader {
    struct Record: Equatable {
        /// Line of the file at which the record starts, from 1; quoted fields may span lines.
        var line: Int
        var fields: [String]
    }

    /// What is wrong with the file, and where.
    struct Malformed: Error, Equatable {
        var line: Int
        var because: String
    }

    let heading: [String]
    private(set) var records: [Record] = []

    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8]) throws(Malformed) {
        var scanner = Scanner(bytes: bytes)
        guard let first = try scanner.record() else { throw Malformed(line: 1, because: "the file is empty") }
        heading = first.fields
        if let twice = heading.first(where: { name in heading.count { $0 == name } > 1 }) {
            throw Malformed(line: 1, because: "two columns are named \(twice)")
        }
        while let record = try scanner.record() {
            guard record.fields.count == heading.count else {
                throw Malformed(
                    line: record.line,
                    because: "it has \(record.fields.count) fields, the heading has \(heading.count)")
            }
            records.append(record)
        }
    }

    private struct Scanner {
        private static let quote = UInt8(ascii: "\"")
        private static let comma = UInt8(ascii: ",")
        private static let carriageReturn = UInt8(ascii: "\r")
        private static let lineFeed = UInt8(ascii: "\n")

        let bytes: [UInt8]
        var at: Int
        var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            // Spreadsheets put a byte order mark in front.
            at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        private var here: UInt8? { at < bytes.count ? bytes[at] : nil }

        /// The next record; nil at the end. The last one needs no line end.
        mutating func record() throws(Malformed) -> Record? {
            guard at < bytes.count else { return nil }
            var record = Record(line: line, fields: [])
            while true {
                record.fields.append(try here == Self.quote ? quoted() : plain())
                switch here {
                case Self.comma: at += 1
                case nil: return record
                default:
                    try endOfLine()
                    return record
                }
            }
        }

        private mutating func plain() throws(Malformed) -> String {
            let start = at
            while let byte = here, byte != Self.comma, byte != Self.lineFeed, byte != Self.carriageReturn {
                if byte == Self.quote {
                    throw Malformed(line: line, because: "a quote stands inside a field that does not begin with one")
                }
                at += 1
            }
            return try text(bytes[start..<at])
        }

        private mutating func quoted() throws(Malformed) -> String {
            let begun = line
            at += 1
            var content: [UInt8] = []
            while let byte = here {
                at += 1
                if byte == Self.lineFeed { line += 1 }
                guard byte == Self.quote else {
                    content.append(byte)
                    continue
                }
                guard here == Self.quote else {
                    guard here == nil || [Self.comma, Self.lineFeed, Self.carriageReturn].contains(here) else {
                        throw Malformed(line: line, because: "something follows a closing quote")
                    }
                    return try text(content[...])
                }
                content.append(Self.quote)
                at += 1
            }
            throw Malformed(line: begun, because: "a quote is opened and never closed")
        }

        private mutating func endOfLine() throws(Malformed) {
            if here == Self.carriageReturn { at += 1 }
            guard here == Self.lineFeed else { throw Malformed(line: line, because: "a CR without its LF") }
            at += 1
            line += 1
        }

        private func text(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Malformed(line: line, because: "it is not UTF-8")
            }
            return text
        }
    }
}
