import LedgerRPC

/// What a command brought about; all of it is on the ledger's disk.
public struct CommandOutcome: Sendable, Hashable {
    /// Where one of its events stands.
    public struct Event: Sendable, Hashable {
        /// Leaf index, from 0.
        public let position: UInt64
        public let type: String
        public let stream: String
        /// Ordinal in its stream, from 0.
        public let revision: UInt64
        /// Leaf hash, base64url.
        public let hash: String
    }

    public let events: [Event]
    /// Names that were given out, by noun: `["agreement": "A12"]`.
    public let names: [String: String]
    /// Number of events in the ledger afterwards.
    public let size: UInt64
    /// Whether it had been done before, so that nothing was done now.
    public let wasDoneBefore: Bool
    /// Values of an import that were there already, exactly so.
    public let unchanged: Int

    init(_ result: CommandResult, _ value: LedgerValue) {
        events = result.events.map {
            Event(position: $0.seq, type: $0.type, stream: $0.stream, revision: $0.rev, hash: $0.hash)
        }
        var names: [String: String] = [:]
        if case .object(let ids)? = value["ids"] {
            for (noun, name) in ids { names[noun] = name.text }
        }
        self.names = names
        size = result.size
        wasDoneBefore = result.duplicate == true
        unchanged = result.unchanged ?? 0
    }
}
