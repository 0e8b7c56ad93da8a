package import LMDB
package import LedgerDomain
internal import Synchronization
internal import TransparencyLog

extension Store {
    /// Makes a consumer, or puts another in its place. Durable with the batch, as events are.
    package func createConsumer(_ key: ConsumerKey, _ consumer: Consumer) throws { try change(.created(key, consumer)) }

    /// Moves a consumer on. Does nothing for one that is not there.
    package func moveConsumer(_ key: ConsumerKey, to position: UInt64) throws { try change(.moved(key, to: position)) }

    package func deleteConsumer(_ key: ConsumerKey) throws { try change(.deleted(key)) }

    /// Whether the batch at hand and the journal have room for a side change. Ask before one is decided.
    package var hasRoomForSideChange: Bool { journal.hasRoom(for: batch.payload.count + StoreLimits.sideChangeBytes) }

    /// Whether LMDB's last commit has every side change that was decided. From any thread.
    package var sidesAreCommitted: Bool {
        acknowledgedSides.load(ordering: .acquiring) == committedSides.load(ordering: .acquiring)
    }

    private func change(_ change: ConsumerChange) throws {
        precondition(hasRoomForSideChange, "room is asked for before a side change is decided")
        if batch.payload.isEmpty {
            batch.sizeBefore = edge.size
            batch.rootBefore = edge.root
        }
        let side = SideChange(number: sides + 1, change: change)
        try apply(side)
        JournalPayload.append(side, to: &batch.payload)
        if dirtySince == nil { dirtySince = BootClock.milliseconds() }
    }

    /// Puts one side change into the maps, live and at recovery alike.
    func apply(_ side: SideChange) throws {
        try withTransaction { (transaction) in
            switch side.change {
            case .created(let key, let consumer): try tables.consumers.put(key, consumer, in: &transaction)
            case .moved(let key, to: let position):
                guard var consumer = try tables.consumers.get(key, in: transaction) else { break }
                consumer.position = position
                try tables.consumers.put(key, consumer, in: &transaction)
            case .deleted(let key): _ = try tables.consumers.delete(key, in: &transaction)
            }
        }
        sides = side.number
    }
}

extension Reading {
    package func consumer(
        _ key: ConsumerKey, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> Consumer? {
        try tables.consumers.get(key, in: transaction)
    }

    /// Consumers in the order of their owners and names; of one member, or of all.
    ///
    /// - Complexity: O(consumers found); the protocol bounds how many there may be.
    package func consumers(
        of owner: MemberID? = nil, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [(key: ConsumerKey, consumer: Consumer)] {
        var found: [(key: ConsumerKey, consumer: Consumer)] = []
        let first = ConsumerKey(owner: owner ?? MemberID(1), name: "")
        try tables.consumers.forEach(from: first, in: transaction) { (key, bytes) throws(LMDBError) in
            if let owner, key.owner != owner { return false }
            found.append((key, try Consumer(decoding: bytes)))
            return true
        }
        return found
    }

    /// Number of the last side change that the database has.
    func sides(in transaction: borrowing some Transaction & ~Copyable) throws -> UInt64 {
        let bytes = try tables.meta.get(Self.sidesKey, in: transaction) ?? []
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    static let sidesKey = Array("sides".utf8)
}
