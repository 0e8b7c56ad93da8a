import Glibc

/// Finds the leaves in a page of the log without parsing it: a million leaves have to be hashed, not understood.
///
/// It knows how the page is spelled (`log.read` with `disclose` false, canonical JSON) and looks for the text between
/// two leaves, `},{"hash":"…","leaf":`. A quote inside a string is always escaped, so that text can stand only
/// between values; a leaf whose own data had it would be cut there, and then the root would come out wrong, never
/// right: two ways to cut the same bytes cannot have one Merkle root without a collision of SHA-256. After a wrong
/// root the pages are read again by the strict reader, which says where the fault is.
struct PageScanner {
    /// The answer's id; the scanner takes no part in matching them.
    let id: Int64
    /// Leaves found.
    private(set) var count = 0
    /// Where to read on, as the page says.
    private(set) var next: UInt64 = 0

    private static let start = Array("{\"id\":".utf8)
    private static let head = Array(",\"jsonrpc\":\"2.0\",\"result\":{\"leaves\":[".utf8)
    private static let hashOpens = Array("{\"hash\":\"".utf8)
    private static let leafOpens = Array("\",\"leaf\":{".utf8)
    private static let between = Array("},{\"hash\":\"".utf8)
    private static let end = Array("}],\"next\":".utf8)
    private static let emptyEnd = Array("],\"next\":".utf8)
    private static let hashCharacters = 43

    /// The id of an answer that is spelled so; nil for any other line, which the strict reader must take.
    static func id(of line: UnsafeRawBufferPointer) -> Int64? {
        guard starts(line, 0, start) else { return nil }
        guard let (id, after) = digits(line, start.count), starts(line, after, head) else { return nil }
        return Int64(exactly: id)
    }

    /// Hands over where each leaf's exact bytes stand in the line, in order. Nil if the line is not spelled as expected, or stops being so:
    /// then what was handed over counts for nothing.
    init?(_ line: UnsafeRawBufferPointer, leaf: (Range<Int>) -> Void) {
        guard let id = Self.id(of: line), let base = line.baseAddress else { return nil }
        self.id = id
        guard var at = Self.digits(line, Self.start.count)?.after else { return nil }
        at += Self.head.count
        if Self.starts(line, at, Self.emptyEnd) {
            guard let next = Self.digits(line, at + Self.emptyEnd.count) else { return nil }
            self.next = next.value
            return
        }
        while true {
            guard Self.starts(line, at, Self.hashOpens) else { return nil }
            at += Self.hashOpens.count + Self.hashCharacters
            guard Self.starts(line, at, Self.leafOpens) else { return nil }
            // The leaf's own opening brace is the last byte of what was just matched.
            at += Self.leafOpens.count - 1
            var search = at
            while true {
                guard let found = memchr(base + search, Int32(UInt8(ascii: "}")), line.count - search) else {
                    return nil
                }
                let close = UnsafeRawPointer(found) - base
                let isLast = Self.starts(line, close + 1, Self.end)
                guard isLast || Self.starts(line, close + 1, Self.between) else {
                    search = close + 1
                    continue
                }
                leaf(at..<close + 1)
                count += 1
                if isLast {
                    guard let next = Self.digits(line, close + 1 + Self.end.count) else { return nil }
                    self.next = next.value
                    return
                }
                at = close + 3
                break
            }
        }
    }

    private static func starts(_ line: UnsafeRawBufferPointer, _ at: Int, _ text: [UInt8]) -> Bool {
        guard at + text.count <= line.count, let base = line.baseAddress else { return false }
        // The first byte tells nearly all of them apart.
        guard line[at] == text[0] else { return false }
        return text.withUnsafeBytes {
            guard let wanted = $0.baseAddress else { return true }
            return memcmp(base + at, wanted, $0.count) == 0
        }
    }

    private static func digits(_ line: UnsafeRawBufferPointer, _ at: Int) -> (value: UInt64, after: Int)? {
        var value: UInt64 = 0
        var position = at
        while position < line.count, position - at < 16, case let digit = line[position] &- UInt8(ascii: "0"),
            digit < 10
        {
            value = value * 10 + UInt64(digit)
            position += 1
        }
        return position > at ? (value, position) : nil
    }
}
