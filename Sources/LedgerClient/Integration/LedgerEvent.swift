import CanonicalJSON
import LedgerRPC
import TransparencyLog

/// One event of the record.
public struct LedgerEvent: Sendable {
    /// Leaf index, from 0, gapless over the whole ledger.
    public let position: UInt64
    public let stream: String
    /// Ordinal in its stream, from 0.
    public let revision: UInt64
    /// `noun.verbPast`: `Docs/Reference/events.md` has them all.
    public let type: String
    /// By the ledger's clock: `2026-11-23T18:02:16.123456Z`.
    public let at: String
    /// Ids of the people whom it concerns.
    public let subjects: [String]
    /// What is not personal: ids, states, days, numbers.
    public let data: LedgerValue
    /// Sealed members that you may see, by their place (`/reason`); empty unless ``LedgerConnection/events(_:where:disclosing:staying:onInterruption:)``
    /// was asked to disclose. Each was checked against the digest in the leaf.
    public let opened: [String: LedgerValue]
    /// The leaf's exact bytes. Their hash, ``hash``, is in the ledger's tree.
    public let bytes: [UInt8]
    /// Leaf hash, base64url; counted here from ``bytes``.
    public let hash: String

    init(_ event: FollowedEvent) throws(ClientError) {
        guard let root = try? JSONDocument(parsing: event.leaf).root else {
            throw .malformed(because: "an event is no leaf")
        }
        position = event.position
        stream = event.stream
        revision = event.revision
        type = event.type
        at = event.at
        bytes = event.leaf
        hash = event.hash
        subjects = root["subjects"]?.elements.compactMap(\.string) ?? []
        data = root["data"].map { LedgerValue($0) } ?? [:]
        var opened: [String: LedgerValue] = [:]
        for disclosure in event.disclosures {
            guard let value = Self.open(disclosure, sealed: root["sealed"]) else {
                throw .malformed(because: "event \(position) was sent with a disclosure that is not its own")
            }
            opened[disclosure.name] = value
        }
        self.opened = opened
    }

    /// - SeeAlso: RFC 9901 §4.2.1 and §7.1
    private static func open(_ view: DisclosureView, sealed: JSONValue?) -> LedgerValue? {
        let digest = Hash256(sha256Of: Array(view.disclosure.utf8)).base64url
        guard sealed?[view.name]?.string == digest, let json = Base64.url.decode(view.disclosure),
            let root = try? JSONDocument(parsing: json).root, root.kind == .array, root.count == 3
        else { return nil }
        let parts = Array(root.elements)
        return parts[1].string == view.name ? LedgerValue(parts[2]) : nil
    }
}

/// Where to begin.
public enum EventStart: Sendable, Hashable {
    case beginning
    /// The first event that is wanted: one more than the position of the last that you have. Not beyond the record.
    case position(UInt64)
    /// Where a named consumer stands (`consumer.create`). It is held by this sequence alone, and moved on by
    /// ``LedgerEvents/acknowledge(_:)``.
    case consumer(String)

    var start: FollowOptions.Start {
        switch self {
        case .beginning: .position(0)
        case .position(let position): .position(position)
        case .consumer(let name): .consumer(name)
        }
    }
}

/// Which events are wanted: those that fit every list that is not empty. At most 100 names in each, 128 together.
public struct EventFilter: Sendable, Hashable {
    /// `agreement.confirmed` …
    public var types: [String]
    /// `agreement/12` …
    public var streams: [String]
    /// Kinds of streams: `agreement`, `promise` …
    public var categories: [String]
    /// People whom it concerns, by handle or id.
    public var subjects: [String]

    public init(
        types: [String] = [], streams: [String] = [], categories: [String] = [], subjects: [String] = []
    ) {
        self.types = types
        self.streams = streams
        self.categories = categories
        self.subjects = subjects
    }

    var filter: LogFilter {
        func list(_ names: [String]) -> [String]? { names.isEmpty ? nil : names }
        return LogFilter(
            categories: list(categories), streams: list(streams), subjects: list(subjects), types: list(types))
    }
}
