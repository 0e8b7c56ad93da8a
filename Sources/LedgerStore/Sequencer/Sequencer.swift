internal import CoreMetrics
internal import LMDB
internal import Synchronization

/// Something that must run in the one order of the ledger: a command, or a query that must see every command before it.
package protocol SequencedWork: AnyObject, Sendable {
    /// Decides and writes into the open transaction. A throw is a failure of the store, and ends the daemon.
    func perform(in store: Store) throws

    /// Called exactly once: when what `perform` wrote is durable, or with the failure that prevented it or makes it
    /// unknown. `perform` may not have run then.
    func finish(_ failure: StoreError?)
}

/// One sequencer, many commands a flush.
///
/// Work waits in a bounded queue; whatever is there when the writer is free becomes the next batch, in order, each
/// deciding on what the ones before it left. Usually a thread of its own is the writer. When nothing waits and nobody
/// writes, whoever brings work does it at once on their own thread, because two hand-offs between threads cost as much
/// as the flush. LMDB's transactions begin and end on the thread of its own, always.
package final class Sequencer: Sendable {
    private struct Queue {
        var works: [any SequencedWork] = []
        var afterCommit: [@Sendable (StoreError?) -> Void] = []
        var isStopping = false
        /// Set while works are out of the queue and not done: nothing may overtake them.
        var isServing = false
        /// Set when a batch ran elsewhere and left something to commit.
        var becameDirty = false
    }

    private let store: Store
    private let queue = Monitor(Queue())
    private let core = TryLock()
    private let capacity: Int
    private let batchEnded: @Sendable () -> Void
    private let committed: @Sendable () -> Void
    /// Readers that wait for what is not committed yet.
    private let followers = Atomic<Int>(0)
    private let tick: @Sendable () -> any SequencedWork
    private let failed: @Sendable (StoreError) -> Void
    /// Set with the first failure: from then on nothing is run, written or committed.
    private let isBroken = Atomic<Bool>(false)
    /// Milliseconds of the boot clock at the end of the last batch.
    private let lastBatch = Atomic<Int64>(0)
    private let stopped = Monitor(false)
    private let thread = Mutex<UInt?>(nil)
    private let metrics: SequencerMetrics

    /// - Parameters:
    ///   - capacity: works that may wait.
    ///   - batchEnded: called after the works of a batch were finished, on whichever thread ran it.
    ///   - committed: called after each commit, on the sequencer's thread; must not wait.
    ///   - tick: the work of about once a second: what time alone brings about.
    ///   - metrics: where batches and commits are counted.
    ///   - failed: called once, on any thread, after those were told whose work was at hand: the store can no longer be
    ///     trusted. Must end the process.
    package init(
        _ store: Store, capacity: Int, metrics: SequencerMetrics = SequencerMetrics(),
        batchEnded: @escaping @Sendable () -> Void, committed: @escaping @Sendable () -> Void = {},
        tick: @escaping @Sendable () -> any SequencedWork, failed: @escaping @Sendable (StoreError) -> Void
    ) {
        self.store = store
        self.capacity = capacity
        self.metrics = metrics
        self.batchEnded = batchEnded
        self.committed = committed
        self.tick = tick
        self.failed = failed
        store.releaseUnused()
        let thread = OSThread.startJoinable { self.run() }
        self.thread.withLock { $0 = thread }
    }

    /// Queues works in order, all or none. What one thread submits is done in the order in which it did so.
    ///
    /// - Returns: false when there is no room, or the daemon stops: answer `unavailable`.
    package func submit(_ works: [any SequencedWork]) -> Bool {
        if core.tryLock() {
            let isFree = queue.change { (queue) in
                (queue.works.isEmpty && !queue.isServing && !queue.isStopping, false)
            }
            if isFree, store.mayWriteHere {
                let wasClean = !store.isDirty
                let rest = runBatch(works[...])
                queue.change { (queue) in
                    // What did not fit goes before everything that came meanwhile.
                    queue.works.insert(contentsOf: rest, at: 0)
                    queue.becameDirty = queue.becameDirty || wasClean
                    return ((), wasClean || !rest.isEmpty)
                }
                core.unlock()
                batchEnded()
                return true
            }
            core.unlock()
        }
        return queue.change { (queue) in
            guard !queue.isStopping, queue.works.count + works.count <= capacity else { return (false, false) }
            queue.works += works
            return (true, true)
        }
    }

    /// Works that wait at this moment.
    package var depth: Int { queue.change { (queue) in (queue.works.count, false) } }

    /// Calls `body` once everything acknowledged before now is committed, on the sequencer's thread.
    package func afterCommit(_ body: @escaping @Sendable (StoreError?) -> Void) {
        let isStopping = queue.change { (queue) in
            if !queue.isStopping { queue.afterCommit.append(body) }
            return (queue.isStopping, true)
        }
        if isStopping { body(.stopping) }
    }

    /// Counts somebody in, or out, who reads what is committed as it comes: while there is anybody, commits come sooner.
    /// From any thread.
    package func follow(_ change: Int) { followers.add(change, ordering: .relaxed) }

    /// Takes no more work, finishes what waits, commits, and returns when the thread is gone. After a failure it only
    /// waits for that. Not to be called from works or from what the sequencer calls.
    package func stop() {
        queue.change { (queue) in (queue.isStopping = true, true) }
        stopped.wait(atMost: nil, until: { $0 }, then: { _ in })
        if let thread = thread.withLock({ $0.take() }) { OSThread.join(thread) }
    }

    private func run() {
        var nextTick: Int64 = 0
        var pace = CommitPace()
        var waiters: [@Sendable (StoreError?) -> Void] = []
        var isDone = false
        while !isDone {
            let now = BootClock.milliseconds()
            var wait = nextTick - now
            if store.isDirtyRelaxed { wait = min(wait, store.limits.commitIdleMs) }
            if !waiters.isEmpty { wait = min(wait, pace.whenAsked - now) }
            var (works, newWaiters, isStopping) = queue.wait(
                atMost: max(1, wait),
                until: { !$0.works.isEmpty || !$0.afterCommit.isEmpty || $0.isStopping || $0.becameDirty },
                then: { (queue) in
                    defer {
                        queue.works.removeAll()
                        queue.afterCommit.removeAll()
                        queue.becameDirty = false
                        queue.isServing = true
                    }
                    return (queue.works, queue.afterCommit, queue.isStopping)
                })
            waiters += newWaiters
            if !isStopping, BootClock.milliseconds() >= nextTick {
                nextTick = BootClock.milliseconds() + 1_000
                works.append(tick())
                store.lookAtReaders()
            }
            serve(works, &waiters, isStopping, &pace)
            isDone = queue.change { (queue) in
                queue.isServing = false
                return (isStopping && queue.works.isEmpty, false)
            }
        }
        end()
    }

    /// The last thing that the thread does: whatever transaction is open ends where it began.
    private func end() {
        core.lock()
        if !isBroken.load(ordering: .relaxed) {
            do { try store.close() } catch { fail(StoreError(wrapping: error)) }
        }
        store.abandon()
        core.unlock()
        stopped.change { (stopped) in (stopped = true, true) }
    }

    /// When the next commit may begin, in milliseconds of the boot clock.
    private struct CommitPace {
        /// Half of the writer's time is left to commands.
        var whenAsked: Int64 = 0
        /// Nine tenths of it are, whoever follows.
        var forFollowers: Int64 = 0
    }

    /// Runs what came, and commits if it is time.
    ///
    /// A commit that somebody waits for starts no sooner after the last one ended than that one took, so that readers
    /// of heads never take more than half of the writer's time; all who wait share it.
    private func serve(
        _ works: [any SequencedWork], _ waiters: inout [@Sendable (StoreError?) -> Void], _ isStopping: Bool,
        _ pace: inout CommitPace
    ) {
        core.lock()
        defer { core.unlock() }
        var rest = works[...]
        var failure: StoreError?
        do {
            while !rest.isEmpty, !isBroken.load(ordering: .relaxed) {
                rest = runBatch(rest)
                batchEnded()
                if !isBroken.load(ordering: .relaxed), store.mustCommit { try commit(&pace) }
            }
            if !isBroken.load(ordering: .relaxed) { try commitIfDue(&waiters, isStopping, &pace) }
        } catch {
            isBroken.store(true, ordering: .relaxed)
            failure = StoreError(wrapping: error)
        }
        guard isBroken.load(ordering: .relaxed) else { return }
        for work in rest { work.finish(Self.neverRun) }
        for waiter in waiters { waiter(Self.neverRun) }
        waiters.removeAll()
        if let failure { fail(failure) }
    }

    private func commitIfDue(
        _ waiters: inout [@Sendable (StoreError?) -> Void], _ isStopping: Bool, _ pace: inout CommitPace
    ) throws {
        let now = BootClock.milliseconds()
        let isIdle = now - lastBatch.load(ordering: .relaxed) >= store.limits.commitIdleMs
        let isLate = store.commitDeadline().map { $0 <= now } ?? false
        let isAsked = !waiters.isEmpty && now >= pace.whenAsked
        let isFollowed =
            followers.load(ordering: .relaxed) > 0 && now >= pace.forFollowers
            && store.dirtySince.map { now - $0 >= store.limits.commitForFollowersMs } ?? false
        if store.isDirty, isIdle || isLate || isStopping || isAsked || isFollowed { try commit(&pace) }
        try store.prepareForWriting()
        guard !store.isDirty, !waiters.isEmpty else { return }
        for waiter in waiters { waiter(nil) }
        waiters.removeAll()
        batchEnded()
    }

    /// Runs works until they are done or the batch is full, makes them durable, and finishes them.
    ///
    /// - Returns: the works that did not fit; none after a failure, of which all were told.
    private func runBatch(_ works: ArraySlice<any SequencedWork>) -> ArraySlice<any SequencedWork> {
        var done = works.startIndex
        do {
            while done < works.endIndex, !store.batchIsFull {
                try works[done].perform(in: store)
                done += 1
            }
        } catch {
            // The batch is not journaled, and its transaction will be forgotten: nothing of it was kept.
            let failure = StoreError(wrapping: error)
            isBroken.store(true, ordering: .relaxed)
            for work in works { work.finish(failure) }
            fail(failure)
            return []
        }
        do {
            try flush()
        } catch {
            isBroken.store(true, ordering: .relaxed)
            for work in works[..<done] { work.finish(error) }
            for work in works[done...] { work.finish(Self.neverRun) }
            fail(error)
            return []
        }
        for work in works[..<done] { work.finish(nil) }
        if store.isDirty { lastBatch.store(BootClock.milliseconds(), ordering: .relaxed) }
        metrics.batchWorks.record(done - works.startIndex)
        return works[done...]
    }

    private func flush() throws(StoreError) {
        guard store.hasBatch else { return }
        let begin = BootClock.microseconds()
        try store.flushBatch()
        metrics.flush.recordMicroseconds(BootClock.microseconds() - begin)
    }

    private func commit(_ pace: inout CommitPace) throws {
        let begin = BootClock.microseconds()
        try store.commit()
        let end = BootClock.microseconds()
        let took = max(0, end - begin)
        metrics.commit.recordMicroseconds(took)
        pace.whenAsked = (end + took) / 1_000
        pace.forFollowers = (end + 9 * took) / 1_000
        committed()
    }

    private static let neverRun = StoreError.engineFailed(reason: "the daemon stops after a failure")

    /// Nothing is run or committed from here on; everybody who still waits is told that nothing of theirs was done.
    private func fail(_ error: StoreError) {
        isBroken.store(true, ordering: .relaxed)
        let (works, waiters) = queue.change { (queue) in
            defer {
                queue.isStopping = true
                queue.works.removeAll()
                queue.afterCommit.removeAll()
            }
            return ((queue.works, queue.afterCommit), true)
        }
        for work in works { work.finish(Self.neverRun) }
        for waiter in waiters { waiter(Self.neverRun) }
        batchEnded()
        failed(error)
    }
}

extension StoreError {
    package init(wrapping error: any Error) {
        if let error = error as? StoreError {
            self = error
        } else if let error = error as? LMDBError {
            self = StoreError(error)
        } else {
            self = .engineFailed(reason: "\(error)")
        }
    }
}
