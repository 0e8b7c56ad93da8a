internal import LMDB
package import LedgerDomain

/// What must become unreadable, as it is noted apart from the log: ids and names of members, no word of anybody's.
package struct Erasure: Hashable, Sendable {
    /// The `disclosure.erased` event that decided it.
    package var event: UInt64
    /// The origin under which that event stands, an epoch's own.
    package var origin: String
    package var owner: MemberID
    /// This version of the owner's key, and every one before it, is destroyed.
    package var key: UInt32
    /// The event of which members are erased; nil for all that was the owner's.
    package var seq: UInt64?
    package var members: [String]
    package var ground: ErasureGround

    package init(
        event: UInt64, origin: String, owner: MemberID, key: UInt32, seq: UInt64? = nil, members: [String] = [],
        ground: ErasureGround
    ) {
        self.event = event
        self.origin = origin
        self.owner = owner
        self.key = key
        self.seq = seq
        self.members = members
        self.ground = ground
    }
}

/// Where an erasure stands in the index of what was erased: the event, its owner, and the event that decided it.
struct ErasedKey: KeyCodec, Hashable {
    /// Stands for everything of the owner's.
    static let everything = UInt64.max

    let seq: UInt64
    let owner: UInt32
    let by: UInt64

    init(seq: UInt64?, owner: MemberID, by: UInt64) {
        self.seq = seq ?? Self.everything
        self.owner = owner.number
        self.by = by
    }

    func encode(into buffer: inout KeyBuffer) {
        buffer.append(seq)
        buffer.append(owner)
        buffer.append(by)
    }

    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(20)
        seq = bytes.bigEndianUInt64(at: 0)
        owner = bytes.bigEndianUInt32(at: 8)
        by = bytes.bigEndianUInt64(at: 12)
    }
}
