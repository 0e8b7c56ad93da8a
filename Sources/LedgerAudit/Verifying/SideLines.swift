internal import CanonicalJSON

/// Lines of `disclosures.jsonl` or `redactions.json`, taken as the leaves that they are about come by.
///
/// A line is looked at once the one before it has found its leaf.
struct SideLines {
    /// One line, in its form.
    struct Item {
        let seq: UInt64
        let name: String
        let line: UInt64
        let object: JSONValue
    }

    /// How redactions stand between their first and their last line; nil for disclosures, which are lines alone.
    private enum Frame { case header, first, afterComma, afterElement, over }

    private var reader: LineReader
    private let check: Finding.Check
    private let file: String
    private let members: [String]
    private var frame: Frame?
    private var waiting: Item?
    private var hasLooked = false
    private var last: (seq: UInt64, name: String)?

    init(disclosures source: any ByteSource) {
        reader = LineReader(source)
        check = .disclosure
        file = BundlePath.disclosures
        members = ["disclosure", "name", "seq"]
    }

    init(redactions source: any ByteSource) {
        reader = LineReader(source)
        check = .redaction
        file = BundlePath.redactions
        members = ["ground", "name", "seq"]
        frame = .header
    }

    /// The next line if it is about the leaf `seq`.
    ///
    /// - Throws: `Stop.finding` for a line that is not in its form, not in order, or about no leaf that is here.
    mutating func take(for seq: UInt64) throws(Stop) -> Item? {
        guard let item = try look() else { return nil }
        guard item.seq >= seq else { throw strange(item) }
        guard item.seq == seq else { return nil }
        waiting = nil
        hasLooked = false
        return item
    }

    /// After the last leaf: nothing may be left.
    mutating func finish() throws(Stop) {
        if let item = try look() { throw strange(item) }
    }

    private func strange(_ item: Item) -> Stop {
        .finding(Finding(check, file, line: item.line, "it is about event \(item.seq), of which no leaf is here"))
    }

    private mutating func look() throws(Stop) -> Item? {
        if hasLooked { return waiting }
        hasLooked = true
        waiting = try frame == nil ? plain() : framed()
        return waiting
    }

    private mutating func plain() throws(Stop) -> Item? {
        guard let line = try next() else { return nil }
        return try item(line)
    }

    private mutating func framed() throws(Stop) -> Item? {
        if frame == .header {
            guard let line = try next(), line == Array("{\"redactions\":[".utf8) else {
                throw found("the first line is not {\"redactions\":[")
            }
            frame = .first
        }
        guard var line = try next() else {
            if frame == .over { return nil }
            throw found("the last line, ]}, is missing")
        }
        switch frame {
        case .over: throw found("something follows the last line")
        case .first, .afterElement:
            if line == Array("]}".utf8) {
                frame = .over
                guard try next() == nil else { throw found("something follows the last line") }
                return nil
            }
            guard frame == .first else { throw found("]} is due, or a comma is missing on the line before") }
        case .header, .afterComma, nil: break
        }
        frame = .afterElement
        if line.last == UInt8(ascii: ",") {
            line.removeLast()
            frame = .afterComma
        }
        return try item(line)
    }

    private mutating func item(_ line: [UInt8]) throws(Stop) -> Item {
        let object: JSONValue
        do throws(LeafLine.Unfit) {
            object = try canonicalLine(line).root
        } catch {
            throw found(error.because)
        }
        let firstMember = members[0]
        guard object.kind == .object, object.count == members.count, object[firstMember]?.kind == .string,
            let name = object["name"]?.string, let seq = object["seq"]?.integer, seq >= 0
        else { throw found("it has not the members \(members.joined(separator: ", ")), each of its form") }
        let item = Item(seq: UInt64(seq), name: name, line: reader.number, object: object)
        if let last {
            let ascends =
                last.seq == item.seq ? last.name.utf8.lexicographicallyPrecedes(name.utf8) : last.seq < item.seq
            guard ascends else { throw found("it is not in order of seq and name") }
        }
        last = (item.seq, name)
        return item
    }

    private mutating func next() throws(Stop) -> [UInt8]? {
        try reader.nextLine(check, file)
    }

    private func found(_ because: String) -> Stop { .finding(Finding(check, file, line: reader.number, because)) }
}

extension LineReader {
    /// The next line; nil at the end.
    ///
    /// - Throws: `Stop.finding` for one that is too long or not ended, of `check` and with its number.
    mutating func nextLine(_ check: Finding.Check, _ file: String) throws(Stop) -> [UInt8]? {
        let line: Line
        do throws(ReadFailure) {
            line = try next()
        } catch {
            throw Stop(error, file)
        }
        switch line {
        case .line(let bytes): return bytes
        case .end: return nil
        case .unended: throw .finding(Finding(check, file, line: number, "it does not end with a line feed"))
        case .tooLong:
            throw .finding(Finding(check, file, line: number, "it has more than \(AuditLimits.lineBytes) bytes"))
        }
    }
}

extension Stop {
    /// A file that was whole a moment ago.
    init(_ failure: ReadFailure, _ file: String) {
        switch failure {
        case .system(let error): self = .unusable(error)
        case .damaged(let because): self = .finding(Finding(.files, file, because))
        }
    }
}
