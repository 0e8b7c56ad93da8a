/// Why something was erased; a closed list, whose words everybody reads in the place of what was there.
package enum ErasureGround: String, Hashable, Sendable, CaseIterable {
    /// Feedback that reached somebody for whom it was not meant.
    case misdirected
    /// A court or an authority ordered it.
    case ordered
    /// Whoever it belonged to asked for it.
    case ownerAsked
    /// It was kept as long as it had to be.
    case retentionEnded

    /// One clause, for people.
    package var words: String {
        switch self {
        case .misdirected: "it was told to the wrong person"
        case .ordered: "a court or an authority ordered it"
        case .ownerAsked: "whoever it belonged to asked for it"
        case .retentionEnded: "it was kept as long as it had to be"
        }
    }
}

/// What nobody can open any more: its key was destroyed. Stands in the stream of the person whose it was.
package struct DisclosureErased: Hashable, Sendable {
    /// The event whose sealed members went; nil for everything that was the person's until then.
    package var seq: UInt64?
    /// Names of the members of that event, as they stand in its leaf; empty for everything.
    package var members: [String]
    package var ground: ErasureGround

    package init(seq: UInt64?, members: [String], ground: ErasureGround) {
        self.seq = seq
        self.members = members
        self.ground = ground
    }
}

/// The sealed members of one event, as far as erasing them asks.
package struct SealedEvent: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        /// As it stands in the leaf: `/text`, `ordinal/U17`.
        package var name: String
        /// Nil for the ledger's own, and where it cannot be opened.
        package var owner: MemberID?
        /// False where its key was destroyed.
        package var isReadable: Bool

        package init(name: String, owner: MemberID?, isReadable: Bool) {
            self.name = name
            self.owner = owner
            self.isReadable = isReadable
        }
    }

    package var at: Instant
    package var stream: StreamName
    package var subjects: [MemberID]
    package var members: [Member]

    package init(at: Instant, stream: StreamName, subjects: [MemberID], members: [Member]) {
        self.at = at
        self.stream = stream
        self.subjects = subjects
        self.members = members
    }
}
