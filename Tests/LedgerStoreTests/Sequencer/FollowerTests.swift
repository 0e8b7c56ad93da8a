import Glibc
@testable import LedgerStore
import LedgerDomain
import Synchronization
import Testing

@Suite struct `Commits for followers` {
    /// Works that come without a pause, so that the writer is never idle.
    private func busyCommits(following: Bool) throws -> Int {
        var limits = StoreLimits.small
        limits.commitAfterMs = 60_000
        limits.commitIdleMs = 60_000
        limits.commitForFollowersMs = 1
        let ledger = try TestLedger(limits: limits)
        let commits = Mutex(0)
        let sequencer = Sequencer(
            ledger.store, capacity: 100, batchEnded: {}, committed: { commits.withLock { $0 += 1 } },
            tick: { Work { _ in } }, failed: { _ in })
        if following { sequencer.follow(1) }
        let done = Monitor(0)
        for index in 0..<20 {
            let key = ConsumerKey(owner: hana, name: "c\(index)")
            let work = Work(
                { try $0.createConsumer(key, Consumer(position: 0, filter: [])) },
                finished: { _ in done.change { (count) in (count += 1, true) } })
            while !sequencer.submit([work]) {}
        }
        done.wait(atMost: 20_000, until: { $0 == 20 }, then: { _ in })
        if following {
            // With nobody else to bring it about, the commit comes for whoever follows.
            while commits.withLock({ $0 }) == 0 { sched_yield() }
            sequencer.follow(-1)
        }
        let before = commits.withLock { $0 }
        sequencer.stop()
        return before
    }

    @Test func `come while somebody follows, and for nobody else`() throws {
        #expect(try busyCommits(following: true) > 0)
        #expect(try busyCommits(following: false) == 0)
    }
}
