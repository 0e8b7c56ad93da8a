package import CanonicalJSON
package import LedgerDomain

/// One row of the catalogue: everything that is fixed about a type of event.
package struct EventType: Sendable {
    /// On the wire, for ever: `noun.verbPast`, and `noun.verbPast/2` where a later type takes the place of an older.
    package let name: String
    package let streamKind: StreamKind
    /// Who may bring it about, in words for the reference; the rules themselves are the domain's.
    package let actors: String
    package let sealed: [SealedRule]
    /// Whom it concerns, in words for the reference.
    package let subjects: String
    /// One sentence.
    package let meaning: String
    /// Reads `data`. Throws ``ShapeError`` with the pointer from the leaf's root.
    package let decode: @Sendable (ObjectReader, EventReading) throws(ShapeError) -> Event

    init<Data: EventData>(
        _ name: String, in streamKind: StreamKind, _ data: Data.Type, _ event: @escaping @Sendable (Data) -> Event,
        actors: String, subjects: String, sealed: [SealedRule] = [], meaning: String
    ) {
        self.name = name
        self.streamKind = streamKind
        self.actors = actors
        self.subjects = subjects
        self.sealed = sealed
        self.meaning = meaning
        decode = { reader, context throws(ShapeError) in
            let data = try Data(reading: reader, context)
            try reader.finish(unknown: context.unknown)
            return event(data)
        }
    }

    /// Whether `name` may stand in the `sealed` of such an event; `ordinal/U17` may in every event.
    package func maySeal(_ name: String) -> Bool {
        if let id = name.dropping(prefix: "ordinal/") { return MemberID(text: id) != nil }
        return sealed.contains { $0.covers(name) }
    }
}

/// The kinds of streams, as they stand before the slash in a stream's name.
package enum StreamKind: String, Hashable, Sendable, CaseIterable {
    case ledger, person, goal, metric, agreement, measurement, promise, strategy, checkpoint, agenda, feedback
    case export, looked

    /// For the reference: `agreement/<number>`.
    var form: String {
        switch self {
        case .ledger: "ledger"
        case .measurement: "measurement/<metric>/<person>"
        case .agenda: "agenda/<person>/<person>"
        case .looked: "looked/<person>"
        case .person, .goal, .metric, .agreement, .promise, .strategy, .checkpoint, .feedback, .export:
            "\(rawValue)/<number>"
        }
    }

    /// For the schema.
    var pattern: String {
        switch self {
        case .ledger: "^ledger$"
        case .measurement, .agenda: "^\(rawValue)/\(numberPattern)/\(numberPattern)$"
        case .person, .goal, .metric, .agreement, .promise, .strategy, .checkpoint, .feedback, .export, .looked:
            "^\(rawValue)/\(numberPattern)$"
        }
    }
}

extension StreamName {
    package var kind: StreamKind {
        switch self {
        case .ledger: .ledger
        case .person: .person
        case .goal: .goal
        case .metric: .metric
        case .agreement: .agreement
        case .measurement: .measurement
        case .promise: .promise
        case .checkpoint: .checkpoint
        case .agenda: .agenda
        case .feedback: .feedback
        case .strategy: .strategy
        case .export: .export
        case .looked: .looked
        }
    }
}

/// A member of an event's data that is always sealed.
package struct SealedRule: Hashable, Sendable {
    /// JSON Pointer into `data`, in which `*` stands for any index of an array.
    package let pointer: String
    package let owner: SealedOwner
    /// An event may do without it.
    package let isOptional: Bool

    init(_ pointer: String, _ owner: SealedOwner, optional: Bool = false) {
        self.pointer = pointer
        self.owner = owner
        self.isOptional = optional
    }

    var isInArray: Bool { pointer.utf8.contains(UInt8(ascii: "*")) }

    /// Anchored, for the schema: `^/terms/promises/(?:0|[1-9][0-9]*)/what$`.
    var pattern: String {
        let tokens = pointer.split(separator: "/").map { $0 == "*" ? "(?:0|[1-9][0-9]*)" : String($0) }
        return "^/" + tokens.joined(separator: "/") + "$"
    }

    /// Whether a pointer in which `*` stands for any part can be this one.
    func mayBe(_ wanted: String) -> Bool {
        let tokens = wanted.split(separator: "/", omittingEmptySubsequences: false)
        let own = pointer.split(separator: "/", omittingEmptySubsequences: false)
        return tokens.count == own.count
            && zip(tokens, own).allSatisfy { $0 == "*" || ($1 == "*" ? $0.isArrayIndex : $0 == $1) }
    }

    /// Whether a pointer is this one, with any index in the place of `*`.
    package func covers(_ name: String) -> Bool {
        guard isInArray else { return name == pointer }
        let tokens = name.split(separator: "/", omittingEmptySubsequences: false)
        let own = pointer.split(separator: "/", omittingEmptySubsequences: false)
        return tokens.count == own.count && zip(tokens, own).allSatisfy { $1 == "*" ? $0.isArrayIndex : $0 == $1 }
    }
}

extension Substring {
    /// RFC 6901 §4: digits without a leading zero.
    fileprivate var isArrayIndex: Bool {
        !isEmpty && utf8.allSatisfy(\.isASCIIDigit) && (utf8.count == 1 || utf8.first != UInt8(ascii: "0"))
    }
}

extension String {
    fileprivate func dropping(prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
