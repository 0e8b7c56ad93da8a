import Glibc
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import OpenMetrics
import Synchronization

/// A sequencer over a ledger's store, and the failures that it reported.
final class Line: Sendable {
    private let held: Mutex<Sequencer?>
    let failures: Monitor<[StoreError]>
    private let metrics = OpenMetricsFactory()

    init(_ ledger: TestLedger, capacity: Int = 10_000) {
        let failures = Monitor<[StoreError]>([])
        self.failures = failures
        held = Mutex(
            Sequencer(
                ledger.store, capacity: capacity, metrics: SequencerMetrics(metrics), batchEnded: {},
                tick: { Work { _ in } },
                failed: { (failure) in failures.change { (all) in (all.append(failure), true) } }))
    }

    /// What a sample of the metrics says; -1 if there is none.
    func counted(_ sample: String) -> Int {
        let line = metrics.text().split(separator: "\n").first { $0.hasPrefix(sample + " ") }
        return line.flatMap { Int($0.dropFirst(sample.count + 1)) } ?? -1
    }

    var sequencer: Sequencer { held.withLock { $0! } }

    /// Lets go of the store, so that it can be opened again.
    func end() {
        sequencer.stop()
        held.withLock { $0 = nil }
    }

    /// Returns when the work is done or queued, and nothing is held of the sequencer.
    @inline(never)
    func submit(_ work: Work) { while !sequencer.submit([work]) { sched_yield() } }

    /// Returns when the sequencer has nothing to do but wait.
    func waitUntilIdle() {
        let isIdle = Monitor(false)
        sequencer.afterCommit { _ in isIdle.change { (state) in (state = true, true) } }
        isIdle.wait(atMost: 20_000, until: { $0 }, then: { _ in })
        usleep(2_000)
    }
}

/// One piece of work; what it appends is told by the uid of an account that somebody is bound to.
final class Work: SequencedWork {
    private let body: @Sendable (Store) throws -> Void
    private let finished: @Sendable (StoreError?) -> Void

    init(
        _ body: @escaping @Sendable (Store) throws -> Void,
        finished: @escaping @Sendable (StoreError?) -> Void = { _ in }
    ) {
        self.body = body
        self.finished = finished
    }

    convenience init(
        appending uid: UInt32, to person: MemberID, thenDoing also: @escaping @Sendable () throws -> Void = {},
        finished: @escaping @Sendable (StoreError?) -> Void = { _ in }
    ) {
        self.init(
            { (store) in
                let bound = MemberAccountBound(username: .said("account"), uid: uid, from: day("2017-01-01"))
                _ = try store.append(
                    [NewEvent(.person(.accountBound(bound)), in: .person(person), subjects: [person])],
                    by: Author(actor: .member(hana)), command: store.freshCommandID(at: store.lastAt), digest: nil,
                    unchanged: 0, at: store.lastAt)
                try also()
            }, finished: finished)
    }

    func perform(in store: Store) throws { try body(store) }
    func finish(_ failure: StoreError?) { finished(failure) }
}

/// Holds the sequencer busy on another thread until it is opened.
final class Gate: Sendable {
    private let state = Monitor((isHeld: false, isOpen: false, isOver: false))

    init(_ line: Line) {
        let state = state
        OSThread.start {
            line.submit(
                Work { _ in
                    state.change { (state) in (state.isHeld = true, true) }
                    state.wait(atMost: 300_000, until: { $0.isOpen }, then: { _ in })
                })
            state.change { (state) in (state.isOver = true, true) }
        }
        state.wait(atMost: 300_000, until: { $0.isHeld }, then: { _ in })
    }

    /// Returns when its thread holds nothing of the ledger any more.
    func open() {
        state.change { (state) in (state.isOpen = true, true) }
        state.wait(atMost: 30_000, until: { $0.isOver }, then: { _ in })
    }
}

extension TestLedger {
    /// Opens the ledger again when the sequencer has ended.
    func open(after line: Line) throws {
        line.end()
        crash()
        try open()
    }

    func dump(after line: Line) throws -> Dump {
        line.end()
        crash()
        return try Dump(layout.directory)
    }

    /// The accounts that a person was bound to, in order.
    func uids(of person: MemberID) throws -> [UInt32] {
        try leaves().compactMap { (stored) in
            guard stored.leaf.header.stream == .person(person),
                case .person(.accountBound(let bound)) = try stored.event()
            else { return nil }
            return bound.uid
        }
    }
}
