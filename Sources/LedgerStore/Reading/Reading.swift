internal import CanonicalJSON
package import LMDB
package import LedgerDomain
package import LedgerFormat
internal import Synchronization
package import TransparencyLog

/// Everything that answering from a transaction needs. Safe from any thread: what changes in it is locked.
package final class Reading: Sendable {
    package let environment: Environment
    package let tables: Tables
    package let vault: Vault
    package let secrets: LedgerSecrets
    package let states: StateCache
    package let zones: ZoneRules
    package let origin: String
    /// Names found lately. A name is bound for ever, so that only a new binding of a user name can change what it says.
    let names = Mutex<[BoundName: MemberID]>([:])
    /// Where names asked for lately stand, bound or not: which digest a name has never changes, and making it costs as
    /// much as ten look-ups.
    let nameKeys = Mutex<[BoundName: WideKey]>([:])
    static let rememberedNames = 4_096

    init(
        environment: Environment, tables: Tables, vault: Vault, secrets: LedgerSecrets, states: StateCache,
        zones: ZoneRules, origin: String
    ) {
        self.environment = environment
        self.tables = tables
        self.vault = vault
        self.secrets = secrets
        self.states = states
        self.zones = zones
        self.origin = origin
    }

    /// Folds and indexes as they stand in `transaction`, valid inside the closure only.
    package func facts(in transaction: borrowing some Transaction & ~Copyable) -> StoreFacts {
        StoreFacts(
            reading: self, view: TransactionView(of: transaction), counts: StreamCounts(limit: 1_024), isWriter: false)
    }
}

/// The leaf at a position, with what stands around it.
package struct StoredLeaf: Sendable {
    package let seq: UInt64
    package let bytes: [UInt8]
    package let hash: Hash256
    package let leaf: Leaf

    package var context: EventContext {
        EventContext(
            seq: seq, rev: leaf.header.rev, at: leaf.header.at, actor: leaf.header.actor, hash: LeafHash(hash),
            stream: leaf.header.stream)
    }
}

extension Reading {
    /// Number of events.
    package func size(in transaction: borrowing some Transaction & ~Copyable) throws -> UInt64 {
        try tables.log.last(in: transaction).map { $0.key + 1 } ?? 0
    }

    package func leaf(at seq: UInt64, in transaction: borrowing some Transaction & ~Copyable) throws -> StoredLeaf? {
        guard let bytes = try tables.log.get(seq, in: transaction) else { return nil }
        guard let hash = try tables.tree.get(storageIndex(level: 0, index: seq), in: transaction)?.hash else {
            throw StoreError.damaged(what: "tree", position: seq, reason: "the leaf's hash is missing")
        }
        return try StoredLeaf(seq: seq, bytes: bytes, hash: hash)
    }

    /// The disclosures of one event, each with its owner; those whose key was destroyed are left out.
    package func disclosures(
        of seq: UInt64, in transaction: borrowing some Transaction & ~Copyable,
        where shown: (MemberID?) -> Bool = { _ in true }
    ) throws -> [(owner: MemberID?, disclosure: Disclosure)] {
        try rows(of: seq, in: transaction, where: shown).flatMap { (owner, row) in
            (try vault.open(row, seq: seq, owner: owner) ?? []).map { (owner, $0) }
        }
    }

    /// The sealed rows of one event, as they are stored.
    package func rows(
        of seq: UInt64, in transaction: borrowing some Transaction & ~Copyable,
        where shown: (MemberID?) -> Bool = { _ in true }
    ) throws -> [(owner: MemberID?, bytes: [UInt8])] {
        var rows: [(owner: MemberID?, bytes: [UInt8])] = []
        try tables.vault.forEach(prefix: seq, in: transaction) { (position, bytes) throws(LMDBError) in
            if shown(position.ownerID) { rows.append((position.ownerID, [UInt8](copying: bytes))) }
            return true
        }
        return rows
    }

    /// After an erasure: nobody is found in memory by a name that leads nowhere any more.
    func forgetNames() {
        names.withLock { $0.removeAll() }
        nameKeys.withLock { $0.removeAll() }
    }

    /// The event at a position with every sealed member opened whose key is there.
    package func openedEvent(
        _ stored: StoredLeaf, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> Event {
        var opened: [Disclosure] = []
        var lost: [MemberID?] = []
        for (owner, row) in try rows(of: stored.seq, in: transaction) {
            if let found = try vault.open(row, seq: stored.seq, owner: owner) {
                opened += found
            } else {
                lost.append(owner)
            }
        }
        guard opened.count < stored.leaf.sealed.count else { return try stored.event(opened: opened) }
        let names = Set(opened.compactMap { $0.opened()?.name })
        return try stored.event(
            opened: opened, erased: grounds(of: stored, opened: names, lost: lost, in: transaction))
    }

    /// Visits a stream's events from `rev` on, in order.
    package func forEachEvent(
        of stream: StreamName, from rev: UInt32, through last: UInt32,
        in transaction: borrowing some Transaction & ~Copyable, _ body: (StoredLeaf) throws -> Bool
    ) throws {
        var positions: [UInt64] = []
        try tables.streams.forEach(
            from: StreamPosition(stream, rev: rev), through: StreamPosition(stream, rev: last), in: transaction
        ) { (_, value) throws(LMDBError) in
            positions.append(value.bigEndianUInt64(at: 0))
            return true
        }
        for seq in positions {
            guard let stored = try leaf(at: seq, in: transaction) else {
                throw StoreError.damaged(what: "stream index of \(stream)", position: seq, reason: "it names no event")
            }
            guard try body(stored) else { return }
        }
    }
}

extension StoredLeaf {
    /// A leaf as the log lends it, without a look-up of its hash.
    package init(seq: UInt64, copying bytes: RawSpan) throws {
        let bytes = [UInt8](copying: bytes)
        try self.init(seq: seq, bytes: bytes, hash: MerkleHash.leaf(bytes))
    }

    init(seq: UInt64, bytes: [UInt8], hash: Hash256) throws {
        do {
            self.init(seq: seq, bytes: bytes, hash: hash, leaf: try Leaf(JSONDocument(parsing: bytes)))
        } catch {
            throw StoreError.damaged(what: "log", position: seq, reason: "\(error)")
        }
    }

    /// The event with the given disclosures opened, and every other sealed member withheld.
    package func event(
        opened disclosures: [Disclosure] = [], erased: [String: ErasureGround] = [:]
    ) throws -> Event {
        try LedgerStore.event(leaf, seq: seq, opened: disclosures, erased: erased)
    }
}

/// Decodes a leaf's event, its sealed members opened as far as `disclosures` go.
func event(
    _ leaf: Leaf, seq: UInt64, opened disclosures: [Disclosure], erased: [String: ErasureGround] = [:]
) throws -> Event {
    do {
        return try Catalogue.decode(
            type: leaf.header.type, data: leaf.data,
            sealedOpened: disclosures.isEmpty && erased.isEmpty
                ? .allWithheld : leaf.opened(by: disclosures, erased: erased))
    } catch {
        throw StoreError.damaged(what: "log", position: seq, reason: "\(error)")
    }
}
