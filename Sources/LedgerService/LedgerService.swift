package import LedgerDomain
internal import LedgerFormat
package import LedgerProjections
package import LedgerStore
internal import LMDB
package import Logging
internal import Synchronization

/// A ledger at work: commands in their one order, queries beside them, and the clock.
package final class LedgerService: Sendable {
    package let store: Store
    package let reading: Reading
    package let commitments: CommitmentTable
    package let directory = Directory()
    package let ended = EndedThings()
    package let heads: HeadSigner
    /// The uid that this process runs as: the operator.
    package let daemonUID: UInt32
    package let startedAt: Instant
    package let time: TimeSource
    /// Nil where nobody watches the time: in a simulated ledger, and where one is only looked at.
    let honestTime: HonestTime?
    let logger: Logger
    let timeAtStart: TimeAtStart
    private let held = Mutex<Sequencer?>(nil)
    /// Erasures that wait until a copy for a backup was made, or until there is room in the queue.
    let waitingToErase = Mutex<[WhenErased]>([])

    /// Commands that may wait for the sequencer.
    package static let queueCapacity = 16_384

    /// Opens the ledger in `layout` and starts its sequencer.
    ///
    /// - Parameters:
    ///   - rebuild: make projections anew from the log, also where they are of this version.
    ///   - time: the clocks to go by.
    ///   - timeAtStart: whether what they say is judged first, or was accepted by the operator.
    ///   - batchEnded: called after each batch, to send what it finished.
    ///   - committed: called after each commit, on the sequencer's thread.
    ///   - failed: the store can no longer be trusted; must end the process.
    package init(
        opening layout: Layout, limits: StoreLimits, operatorKey: String?, daemonUID: UInt32,
        rebuild: Bool = false, time: TimeSource = .machine, timeAtStart: TimeAtStart = .judged, logger: Logger,
        batchEnded: @escaping @Sendable () -> Void, committed: @escaping @Sendable () -> Void = {},
        failed: @escaping @Sendable (StoreError) -> Void
    ) throws {
        let table = Mutex<CommitmentTable?>(nil)
        let store = try Store(
            opening: layout, limits: limits, operatorKey: operatorKey, zones: ZoneDatabase.rules,
            prepare: { environment in
                let commitments = try CommitmentTable(environment)
                table.withLock { $0 = commitments }
                return { change, transaction in try commitments.apply(change, in: &transaction) }
            }, waits: { logger.warning("opening takes long", metadata: ["reason": "\($0)"]) })
        guard let commitments = table.withLock({ $0 }) else {
            preconditionFailure("the store prepares its projections")
        }
        self.store = store
        self.reading = store.reading
        self.commitments = commitments
        self.heads = HeadSigner(store)
        self.daemonUID = daemonUID
        self.logger = logger
        self.time = time
        self.startedAt = time.wall()
        self.timeAtStart = timeAtStart
        let state = try store.reading.environment.read { (transaction) throws in
            try store.reading.facts(in: transaction).ledger()
        }
        honestTime =
            timeAtStart == .unwatched || state.isSimulated
            ? nil : try HonestTime(store, state: state, time, isAccepted: timeAtStart == .accepted, logger: logger)
        warn(of: store.unreached)
        try rebuildIfNeeded(always: rebuild)
        let sequencer = Sequencer(
            store, capacity: Self.queueCapacity, batchEnded: batchEnded, committed: committed,
            tick: { [unowned self] in ClockWork(self) }, failed: failed)
        held.withLock { $0 = sequencer }
    }

    package var sequencer: Sequencer {
        guard let sequencer = held.withLock({ $0 }) else {
            preconditionFailure("the sequencer starts with the service")
        }
        return sequencer
    }

    private func rebuildIfNeeded(always: Bool) throws {
        let isCurrent = try reading.environment.read { (transaction) throws(LMDBError) in
            try commitments.isCurrent(in: transaction)
        }
        if isCurrent, !always { return }
        logger.notice("rebuilding a projection", metadata: ["projection": "commitments"])
        try store.withTransaction { (transaction) in try commitments.rebuild(reading, in: &transaction) }
        try store.commit()
    }

    /// What the ledger's clock says: wall time, or in a simulated ledger where it was last advanced to.
    package func now(given facts: StoreFacts) throws -> Instant {
        try facts.ledger().simulatedNow ?? time.wall()
    }

    /// Runs a query on a snapshot that shows everything acknowledged before now.
    ///
    /// - Returns: false when something acknowledged is not committed yet: then submit it as ``QueryWork``.
    package func isClean() -> Bool { store.committedSize == store.acknowledgedSize }

    /// Why nothing is written now; nil while the machine's time is believed, and where nobody watches it.
    package func timeDoubt() -> TimeDoubt? { honestTime?.doubt() }

    /// What the database uses of its file, and the journal.
    package func diskBytes() throws -> Int {
        let statistics = try reading.environment.statistics()
        return statistics.pagesUsed * statistics.pageBytes + store.journalUse.bytes
    }

    /// Stops taking commands, finishes what waits, commits.
    package func stop() {
        sequencer.stop()
        endErasing()
        honestTime?.noteAlive()
    }
}
