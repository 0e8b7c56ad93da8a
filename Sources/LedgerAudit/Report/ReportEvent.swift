internal import CanonicalJSON
internal import LedgerFormat

/// One event as the page shows it. It is read by names, not as the domain's types: a bundle may be younger than whoever
/// makes a page of it, and everything in it is shown.
struct ReportEvent: Sendable {
    /// A sealed member that is shown.
    struct Shown: Sendable {
        var name: String
        /// base64url, as it stands in `disclosures.jsonl`.
        var disclosure: String
        var value: JSONValue
    }

    /// What stands under a pointer.
    enum Member: Sendable {
        case plain(JSONValue)
        case shown(JSONValue)
        case hidden(ground: String)
    }

    let seq: UInt64
    /// The leaf, its exact bytes.
    let bytes: [UInt8]
    private let leaf: JSONValue
    let type: String
    let stream: String
    let actor: String
    let at: String
    /// base64url, from leaf to root.
    var hashes: [String] = []
    var shown: [Shown] = []
    /// Name → ground.
    var hidden: [String: String] = [:]

    /// Nil for what is no leaf.
    init?(_ bytes: [UInt8]) {
        guard let document = try? JSONDocument(parsing: bytes), let seq = document.root["seq"]?.integer, seq >= 0,
            let type = document.root["type"]?.string, let stream = document.root["stream"]?.string,
            let actor = document.root["actor"]?.string, let at = document.root["at"]?.string, at.utf8.count == 27,
            document.root["data"]?.kind == .object, document.root["sealed"]?.kind == .object
        else { return nil }
        self.bytes = bytes
        self.seq = UInt64(seq)
        self.type = type
        self.stream = stream
        self.actor = actor
        self.at = at
        leaf = document.root
    }

    var data: JSONValue? { leaf["data"] }
    var cause: UInt64? { leaf["cause"]?.integer.flatMap { UInt64(exactly: $0) } }
    var via: String? { leaf["via"]?.string }
    /// `2017-09-28`, in UTC.
    var day: String { String(at.prefix(10)) }
    /// `14:03:07`, in UTC.
    var time: String { String(at.dropFirst(11).prefix(8)) }
    /// The number in the stream's name: 12 of `agreement/12`.
    var number: String { String(stream.split(separator: "/").last ?? "") }
    /// Names of sealed members in the order of the leaf, counts of people among them.
    var sealedNames: [String] { leaf["sealed"].map { $0.members.map { $0.key } } ?? [] }
    /// What was said: sealed members but for the counts.
    var words: [String] { EventWords.words(self) }

    /// What stands at a pointer into `data`, in the leaf or sealed; nil if nothing does.
    func member(_ pointer: String) -> Member? {
        if let found = shown.first(where: { $0.name == pointer }) { return .shown(found.value) }
        if let ground = hidden[pointer] { return .hidden(ground: ground) }
        guard let data, let value = Self.follow(pointer, in: data) else { return nil }
        return .plain(value)
    }

    /// A plain string, integer or bool of `data`.
    func string(_ pointer: String) -> String? {
        guard case .plain(let value)? = member(pointer) else { return nil }
        return value.string
    }

    func integer(_ pointer: String) -> Int64? {
        guard case .plain(let value)? = member(pointer) else { return nil }
        return value.integer
    }

    func count(_ pointer: String) -> Int {
        guard case .plain(let value)? = member(pointer), value.kind == .array else { return 0 }
        return value.count
    }

    /// - SeeAlso: RFC 6901; names of our members have neither `~` nor `/`.
    private static func follow(_ pointer: String, in data: JSONValue) -> JSONValue? {
        var value = data
        for part in pointer.split(separator: "/") {
            if value.kind == .array {
                guard let index = Int(part), index >= 0, index < value.count,
                    let element = value.elements.dropFirst(index).first(where: { _ in true })
                else { return nil }
                value = element
            } else {
                guard let member = value[String(part)] else { return nil }
                value = member
            }
        }
        return value
    }
}
