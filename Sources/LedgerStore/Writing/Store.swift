package import LMDB
package import LedgerDomain
internal import LedgerFormat
internal import Synchronization
internal import TransparencyLog

/// One open ledger: the log and its indexes behind a journal.
///
/// Everything here that writes belongs to whoever holds the sequencer; `reading` may be used from any thread.
package final class Store: @unchecked Sendable {
    package let layout: Layout
    package let limits: StoreLimits
    package let reading: Reading
    let environment: Environment
    let tables: Tables
    let random: Randomness
    let journal: Journal
    let counts: StreamCounts
    let room: Room
    package let readers = ReaderWatch()
    private let lock: DirectoryLock

    /// Called with each change of a folded stream, inside the transaction that makes it.
    let project: ProjectionHook

    /// The right edge of the tree with everything decided so far.
    var edge: RightEdge
    package internal(set) var lastAt: Instant
    /// The write transaction that stays open between commits. Nil only while committing, and until first needed.
    var held: HeldWrite?
    /// When the first event after the last commit was written, in milliseconds of the boot clock.
    var dirtySince: Int64?
    /// What of the present batch is not journaled yet.
    var batch = Batch()
    private let committed: Atomic<UInt64>
    private let acknowledged: Atomic<UInt64>
    /// Side changes decided, and how many of them are journaled and in LMDB.
    var sides: UInt64
    let acknowledgedSides: Atomic<UInt64>
    let committedSides: Atomic<UInt64>
    /// Events up to and including the last that is none of a stream of measurements.
    let beforeMeasurements: Atomic<UInt64>
    /// The erasure that is being carried out.
    var erasing: Erasing?
    /// Whether vault rows or indexes were rewritten since the last commit, beside events.
    var rewritten = false
    let erasuresFile: ErasuresFile
    /// Copies of keys that erasures owe something in, as it was found last. Only for whoever holds the sequencer.
    package internal(set) var unreached: [UnreachedCopies] = []
    /// Earliest due of any stream; nil when nothing is due ever.
    var earliestDue: Instant?

    struct Batch {
        var payload: [UInt8] = []
        var sizeBefore: UInt64 = 0
        var rootBefore = MerkleHash.empty
    }

    init(
        layout: Layout, limits: StoreLimits, lock: DirectoryLock, reading: Reading, random: Randomness,
        journal: Journal, edge: RightEdge, lastAt: Instant, sides: UInt64, project: @escaping ProjectionHook
    ) {
        self.layout = layout
        self.limits = limits
        self.lock = lock
        self.reading = reading
        self.environment = reading.environment
        self.tables = reading.tables
        self.random = random
        self.journal = journal
        self.edge = edge
        self.lastAt = lastAt
        self.project = project
        self.counts = StreamCounts(limit: limits.cachedCounts)
        self.erasuresFile = ErasuresFile(path: layout.erasures)
        self.room = Room(reading.environment, layout: layout, limits: limits)
        self.committed = Atomic(edge.size)
        self.acknowledged = Atomic(edge.size)
        self.beforeMeasurements = Atomic(edge.size)
        self.sides = sides
        self.acknowledgedSides = Atomic(sides)
        self.committedSides = Atomic(sides)
    }

    deinit { room.settle() }

    /// Whether there is room to decide another command: quota, disk and map, as of a moment ago. Answer
    /// `storage_full` if not; it comes back by itself when space was made. May be asked from any thread.
    package var hasRoom: Bool { room.check() }

    /// Events decided, journaled or not. Only for whoever holds the sequencer.
    package var size: UInt64 { edge.size }

    /// Events in LMDB's last synced commit: what a reader's snapshot shows at least.
    package var committedSize: UInt64 { committed.load(ordering: .acquiring) }

    /// Events journaled and synced. A query must show all of them.
    package var acknowledgedSize: UInt64 { acknowledged.load(ordering: .acquiring) }

    /// The size of the log for which the last commit answers as well, where an answer depends on no measurement: all
    /// that is acknowledged and not committed are values, which change nothing but their own stream and its indexes.
    /// Nil when something else is among it. From any thread; ask before the snapshot is taken.
    package var sizeBesideMeasurements: UInt64? {
        // In this order. The mark was raised before the size was, so that it covers all events below that size; and a
        // snapshot that is taken later shows at least what is committed now.
        let acknowledged = acknowledgedSize
        let mark = beforeMeasurements.load(ordering: .acquiring)
        return mark <= committedSize ? acknowledged : nil
    }

    /// Lends the open transaction to a decision or a query that must see everything acknowledged.
    package func withTransaction<Result>(_ body: (inout WriteTransaction) throws -> Result) throws -> Result {
        if held == nil { held = try storage { () throws(LMDBError) in try environment.holdWrite() } }
        return try held!.use(body)
    }

    /// Facts as they stand after everything decided so far, valid inside the closure only. The closure has the
    /// transaction: it must not call anything else here that needs it, such as ``append(_:by:command:digest:unchanged:at:)``.
    package func withFacts<Result>(_ body: (StoreFacts) throws -> Result) throws -> Result {
        try withTransaction { (transaction) in
            try body(
                StoreFacts(reading: reading, view: TransactionView(of: transaction), counts: counts, isWriter: true))
        }
    }

    /// Whether something of the present batch is not journaled yet.
    var hasBatch: Bool { !batch.payload.isEmpty }

    /// Makes the batch durable: one write and one flush. Without anything new it does nothing.
    ///
    /// - Throws: `outcomeUnknown`; the process must then end, and its next start finds out.
    package func flushBatch() throws(StoreError) {
        guard hasBatch else { return }
        try journal.append(
            payload: batch.payload, sizeBefore: batch.sizeBefore, sizeAfter: edge.size, rootBefore: batch.rootBefore,
            rootAfter: edge.root)
        batch.payload.removeAll(keepingCapacity: true)
        acknowledgedSides.store(sides, ordering: .releasing)
        acknowledged.store(edge.size, ordering: .releasing)
    }

    /// Commits everything journaled to LMDB, synced, and makes the journal's space free again.
    ///
    /// Must run on the thread that opened the held transaction. Two flushes.
    package func commit() throws(StoreError) {
        precondition(batch.payload.isEmpty, "a batch is journaled before it is committed")
        if sides != committedSides.load(ordering: .relaxed) { try keepSides() }
        guard let open = held.take() else { return }
        do { try open.commit() } catch { throw StoreError(error) }
        journal.reset(random: random)
        room.committed()
        dirtySince = nil
        rewritten = false
        committed.store(edge.size, ordering: .releasing)
        committedSides.store(sides, ordering: .releasing)
        acknowledgedSides.store(sides, ordering: .releasing)
        acknowledged.store(edge.size, ordering: .releasing)
    }

    /// Whether something is journaled or rewritten that LMDB has not committed.
    package var isDirty: Bool {
        committedSize != edge.size || committedSides.load(ordering: .relaxed) != sides || rewritten
    }

    /// Notes in the transaction how many side changes it has.
    private func keepSides() throws(StoreError) {
        do {
            try withTransaction { (transaction) in
                let bytes = withUnsafeBytes(of: sides.bigEndian) { Array($0) }
                try tables.meta.put(Reading.sidesKey, bytes, in: &transaction)
            }
        } catch {
            throw StoreError(wrapping: error)
        }
    }

    /// When a commit is due however busy the writer is; nil when there is nothing to commit.
    package func commitDeadline() -> Int64? { dirtySince.map { $0 + limits.commitAfterMs } }

    /// Whether the open transaction has grown enough to be committed before the next batch.
    package var mustCommit: Bool {
        isDirty
            && (edge.size - committedSize >= UInt64(limits.eventsPerCommit) || journal.used * 2 >= journal.byteCount)
    }

    /// Whether the batch must be closed before another command may join it.
    package var batchIsFull: Bool { batch.payload.count >= limits.batchBytes / 2 }

    func storage<Result: ~Copyable>(_ body: () throws(LMDBError) -> Result) throws(StoreError) -> Result {
        do { return try body() } catch { throw StoreError(error) }
    }
}

/// One event and what it changed, as projections get it.
package struct Change {
    package let stream: StreamName
    package let seq: UInt64
    package let event: Event
    package let before: StreamState?
    package let after: StreamState?
    /// Everything else as it stands with this change; valid inside the call only.
    package let facts: StoreFacts
}

package typealias ProjectionHook = @Sendable (Change, inout WriteTransaction) throws -> Void

extension StoreError {
    init(_ error: LMDBError) {
        switch error {
        case .mapFull, .diskFull: self = .storageFull(reason: error.description)
        case .corrupted, .undecodable, .databaseMissing, .notAnEnvironment, .versionMismatch:
            self = .damaged(what: "database", position: nil, reason: error.description)
        case .notPermitted(let path), .directoryMissing(let path):
            self = .cannotWrite(path: path, reason: error.description)
        default: self = .engineFailed(reason: "\(error.description); \(error.remedy)")
        }
    }
}
