package import LedgerDomain
package import TransparencyLog

/// Everything in a leaf but its `data` and `sealed`.
package struct LeafHeader: Hashable, Sendable {
    package var actor: Actor
    package var at: Instant
    package var basis: [UInt64]
    package var cause: UInt64?
    package var command: CommandID
    /// Index and count among the events that the command wrote at once.
    package var part: (index: UInt32, count: UInt32)
    package var rev: UInt64
    package var seq: UInt64
    package var stream: StreamName
    package var subjects: [MemberID]
    package var type: String
    /// Who did it for the actor; in simulated ledgers only.
    package var via: Actor?

    package init(
        actor: Actor, at: Instant, basis: [UInt64], cause: UInt64?, command: CommandID,
        part: (index: UInt32, count: UInt32), rev: UInt64, seq: UInt64, stream: StreamName, subjects: [MemberID],
        type: String, via: Actor?
    ) {
        self.actor = actor
        self.at = at
        self.basis = basis
        self.cause = cause
        self.command = command
        self.part = part
        self.rev = rev
        self.seq = seq
        self.stream = stream
        self.subjects = subjects
        self.type = type
        self.via = via
    }

    package static func == (left: LeafHeader, right: LeafHeader) -> Bool {
        left.seq == right.seq && left.command == right.command && left.part == right.part && left.type == right.type
            && left.stream == right.stream && left.rev == right.rev && left.at == right.at
            && left.actor == right.actor && left.via == right.via && left.subjects == right.subjects
            && left.cause == right.cause && left.basis == right.basis
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(seq) }
}

extension Actor {
    /// `U17`, `clock` or `operator`.
    package var wireName: String { text }

    package init?(wireName: String) {
        switch wireName {
        case "clock": self = .clock
        case "operator": self = .operator
        default:
            guard let id = MemberID(text: wireName) else { return nil }
            self = .member(id)
        }
    }
}

extension LeafHash {
    package init(_ hash: Hash256) {
        self = hash.withBytes { (bytes: RawSpan) in
            func word(_ index: Int) -> UInt64 {
                UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return LeafHash(words: (word(0), word(1), word(2), word(3)))
        }
    }
}
