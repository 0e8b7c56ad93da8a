internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import TransparencyLog

/// What `log.read` is asked for.
struct LogReadParameters {
    let from: UInt64
    let limit: Int
    let filter: LogFilter?
    let asText: Bool
    let disclose: Bool

    private enum Form: String, CaseIterable {
        case json, text
    }

    init(_ reader: ObjectReader) throws(ShapeError) {
        from = try reader.value("from", .seq)
        limit = try reader.optional("limit", Self.rows, about: "leaves at most") ?? Limits.logRows
        filter = try reader.optionalObject("filter") { (reader) throws(ShapeError) in try LogFilter(from: reader) }
        asText = try reader.optional("as", Self.form, about: "text: each leaf as a string of its exact bytes") == .text
        disclose =
            try reader.optional("disclose", .bool, about: "with what opens sealed members; true unless said") ?? true
    }

    private static let rows = Shape<Int>.integer(1...Limits.logRows)
    private static let form = Shape<Form>.choice(of: Form.self)
}

/// Reads a page of the log straight into the answer's bytes.
struct LogReader {
    private let query: Query
    private let parameters: LogReadParameters
    private let filter: LeafFilter

    /// Bytes after which a page ends, well under the bound of an answer.
    private static let pageBytes = 3 << 20
    /// People whose records a page shows before it ends, so that what is recorded of it stays bounded.
    private static let peopleShown = 1_024

    init(_ query: Query, _ parameters: LogReadParameters) throws {
        self.query = query
        self.parameters = parameters
        filter = try query.filter(parameters.filter)
    }

    func page() throws -> [UInt8] {
        let size = try query.size()
        var out: [UInt8] = []
        out.reserveCapacity(min(parameters.limit * 640, Self.pageBytes) + 4_096)
        out += Array(#"{"leaves":["#.utf8)
        var next = parameters.from
        var shown = 0
        var sight = try LeafSight(query)
        let needsHeader = !sight.seesAll || !filter.isEmpty || parameters.disclose
        var hashes = HashCursor(query, from: parameters.from, count: parameters.limit)
        try query.facts.reading.tables.log.forEach(from: parameters.from, in: query.facts.view) { (seq, bytes) throws in
            guard shown < parameters.limit, out.count < Self.pageBytes, query.shown.count < Self.peopleShown else {
                return false
            }
            // A reader who sees little must not hold the snapshot for long either.
            guard seq - parameters.from < UInt64(Limits.logRows) * 16 else { return false }
            next = seq + 1
            var leaf: LeafHeaderOnly?
            if needsHeader {
                let header = try LeafHeaderOnly([UInt8](copying: bytes), seq: seq)
                guard filter.admits(header), try sight.sees(header) else { return true }
                leaf = header
                try sight.show(header)
            } else {
                try sight.show(tailOf: bytes, seq: seq)
            }
            if shown > 0 { out.append(UInt8(ascii: ",")) }
            out.append(UInt8(ascii: "{"))
            if parameters.disclose, let leaf { try sight.appendDisclosures(of: leaf, to: &out) }
            out += Self.hashKey
            try hashes.hash(of: seq).append(base64urlTo: &out)
            out += Self.leafKey
            out.append(leaf: bytes, asText: parameters.asText)
            out.append(UInt8(ascii: "}"))
            shown += 1
            return true
        }
        out += Array("],\"next\":\(next),\"size\":\(size)}".utf8)
        return out
    }

    private static let hashKey = Array(#""hash":""#.utf8)
    private static let leafKey = Array(#"","leaf":"#.utf8)
}

extension [UInt8] {
    /// Appends a leaf's exact bytes: embedded as a JSON object, or as a string that holds them.
    mutating func append(leaf bytes: RawSpan, asText: Bool) {
        if asText {
            var writer = CanonicalWriter()
            writer.string(String(decoding: [UInt8](copying: bytes), as: UTF8.self))
            self += writer.bytes
        } else {
            bytes.withUnsafeBytes { append(contentsOf: $0) }
        }
    }
}
