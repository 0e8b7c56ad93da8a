import Glibc
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Synchronization
import Testing

@Suite struct `The sequencer` {
    @Test func `keeps each submitter's order, whoever else submits`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        let threads = 6
        let each = 150
        let finished = Monitor(0)
        let submitters = (0..<threads).map { (thread) in
            OSThread.startJoinable {
                for index in 0..<each {
                    line.submit(
                        Work(
                            appending: UInt32(index), to: MemberID(UInt32(100 + thread)),
                            finished: { _ in finished.change { (count) in (count += 1, true) } }))
                }
            }
        }
        for submitter in submitters { OSThread.join(submitter) }
        let all = threads * each
        #expect(finished.wait(atMost: 50_000, until: { $0 == all }, then: { $0 }) == all)
        line.sequencer.stop()
        #expect(ledger.store.committedSize == UInt64(3 + all))
        try ledger.open(after: line)
        for thread in 0..<threads {
            #expect(try ledger.uids(of: MemberID(UInt32(100 + thread))) == (0..<UInt32(each)).map { $0 })
        }
    }

    @Test func `lets nothing overtake what it has taken from the queue and not begun`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        var next: UInt32 = 0
        for round in 0..<150 as Range<UInt32> {
            line.waitUntilIdle()
            let gate = Gate(line)
            line.submit(Work(appending: next, to: dana))
            // Now the sequencer's thread has it in hand, and waits for the gate.
            usleep(200 + round % 10 * 100)
            gate.open()
            for later in next + 1...next + 3 { line.submit(Work(appending: later, to: dana)) }
            next += 4
        }
        try ledger.open(after: line)
        #expect(try ledger.uids(of: dana) == (0..<next).map { $0 })
    }

    @Test func `does work at once on the thread that brings it when nothing waits, and elsewhere when something does`()
        throws
    {
        let ledger = try TestLedger()
        let line = Line(ledger)
        line.waitUntilIdle()
        let here = pthread_self()
        let threads = Monitor<[Bool]>([])
        func work(_ index: UInt32) -> Work {
            Work(
                appending: index, to: dana,
                thenDoing: { threads.change { (all) in (all.append(pthread_self() == here), true) } })
        }
        // The sequencer's own thread may be busy at this very moment, so that one try is not enough.
        var tries: UInt32 = 0
        while !threads.change({ ($0.contains(true), false) }), tries < 200 {
            usleep(1_000)
            #expect(line.sequencer.submit([work(tries)]))
            tries += 1
            let count = Int(tries)
            threads.wait(atMost: 20_000, until: { $0.count == count }, then: { _ in })
        }
        #expect(threads.change { ($0.contains(true), false) })
        let gate = Gate(line)
        #expect(line.sequencer.submit([work(tries), work(tries + 1)]))
        gate.open()
        line.sequencer.stop()
        let performed = threads.change { ($0, false) }
        #expect(performed.suffix(2) == [false, false] && performed.count == Int(tries) + 2)
        try ledger.open(after: line)
        #expect(try ledger.uids(of: dana) == (0..<tries + 2).map { $0 })
    }

    @Test func `finishes in order what does not fit into one batch`() throws {
        var limits = StoreLimits.small
        limits.batchBytes = 2
        let ledger = try TestLedger(limits: limits)
        let line = Line(ledger)
        let order = Monitor<[UInt32]>([])
        for round in 0..<10 as Range<UInt32> {
            let works = (0..<20).map { (index) in
                Work(
                    appending: round * 20 + index, to: dana,
                    finished: { (failure) in
                        order.change { (all) in (all.append(failure == nil ? round * 20 + index : .max), true) }
                    })
            }
            // So that it begins on this thread.
            line.waitUntilIdle()
            #expect(line.sequencer.submit(works))
        }
        #expect(order.wait(atMost: 30_000, until: { $0.count == 200 }, then: { $0 }) == (0..<200).map { $0 })
        line.sequencer.stop()
        #expect(line.counted("ledger_batch_works_count") >= 200)
    }

    @Test func `refuses what has no room in its queue, all or none`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger, capacity: 3)
        let gate = Gate(line)
        let finished = Monitor(0)
        func work(_ index: UInt32) -> Work {
            Work(appending: index, to: dana, finished: { _ in finished.change { (count) in (count += 1, true) } })
        }
        #expect(line.sequencer.submit([work(0), work(1)]))
        #expect(!line.sequencer.submit([work(2), work(3)]))
        #expect(line.sequencer.submit([work(4)]))
        #expect(!line.sequencer.submit([work(5)]))
        gate.open()
        #expect(finished.wait(atMost: 20_000, until: { $0 == 3 }, then: { $0 }) == 3)
        #expect(line.sequencer.submit([work(6)]))
        line.sequencer.stop()
        try ledger.open(after: line)
        #expect(try ledger.uids(of: dana) == [0, 1, 4, 6])
    }

    @Test func `tells everybody when a work fails the store, keeps nothing of the batch, and ends`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        let told = Monitor<[UInt32: StoreError?]>([:])
        func work(_ index: UInt32, fails: Bool = false) -> Work {
            Work(
                appending: index, to: dana,
                thenDoing: { if fails { throw StoreError.engineFailed(reason: "a broken page") } },
                finished: { (failure) in told.change { (all) in (all[index] = .some(failure), true) } })
        }
        #expect(line.sequencer.submit([work(0)]))
        #expect(told.wait(atMost: 20_000, until: { $0.count == 1 }, then: { $0 })[0] == .some(nil))
        let gate = Gate(line)
        let committed = Monitor<[StoreError?]>([])
        #expect(line.sequencer.submit([work(1), work(2, fails: true), work(3)]))
        line.sequencer.afterCommit { (failure) in committed.change { (all) in (all.append(failure), true) } }
        gate.open()
        #expect(line.failures.wait(atMost: 20_000, until: { !$0.isEmpty }, then: { $0 }).count == 1)
        line.sequencer.stop()
        let failures = told.change { ($0, false) }
        for index in 1...3 as ClosedRange<UInt32> {
            #expect(failures[index] == .some(.engineFailed(reason: "a broken page")))
        }
        #expect(committed.change { ($0, false) }.count == 1)
        #expect(!line.sequencer.submit([work(4)]))
        #expect(line.failures.change { ($0, false) } == [.engineFailed(reason: "a broken page")])
        try ledger.open(after: line)
        #expect(try ledger.uids(of: dana) == [0])
    }

    @Test func `tells that the outcome is unknown when the journal cannot be written`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        let told = Monitor<[StoreError?]>([])
        let journal = ledger.layout.journal
        let gate = Gate(line)
        let works = (0..<3 as Range<UInt32>).map { (index) in
            Work(
                appending: index, to: dana, thenDoing: { Files.fill(descriptorsOf: journal) },
                finished: { (failure) in told.change { (all) in (all.append(failure), true) } })
        }
        #expect(line.sequencer.submit(works))
        gate.open()
        line.sequencer.stop()
        let failures = told.wait(atMost: 20_000, until: { $0.count == 3 }, then: { $0 })
        for case .some(let failure) in failures {
            guard case .outcomeUnknown = failure else { Issue.record("\(failure)"); return }
        }
        #expect(failures.count == 3 && line.failures.change { ($0.count, false) } == 1)
    }

    @Test func `calls back after the commit of everything acknowledged before`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        let store = ledger.store
        let calls = Monitor<[Bool]>([])
        for index in 0..<30 as Range<UInt32> {
            let done = Monitor(false)
            let work = Work(
                appending: index, to: dana, finished: { _ in done.change { (isDone) in (isDone = true, true) } })
            #expect(line.sequencer.submit([work]))
            done.wait(atMost: 20_000, until: { $0 }, then: { _ in })
            let acknowledged = store.acknowledgedSize
            line.sequencer.afterCommit { (failure) in
                let isCommitted = failure == nil && store.committedSize >= acknowledged
                calls.change { (all) in (all.append(isCommitted), true) }
            }
        }
        let all = calls.wait(atMost: 30_000, until: { $0.count == 30 }, then: { $0 })
        #expect(all == Array(repeating: true, count: 30))
        line.sequencer.stop()
        line.sequencer.afterCommit { (failure) in calls.change { (all) in (all.append(failure != nil), true) } }
        #expect(calls.change { ($0.count, false) } == 31 && calls.change { ($0.last == true, false) })
    }

    @Test func `stops only when everything that waits is done and committed`() throws {
        let ledger = try TestLedger()
        let line = Line(ledger)
        let gate = Gate(line)
        #expect(line.sequencer.submit((0..<50).map { Work(appending: $0, to: dana) }))
        gate.open()
        line.sequencer.stop()
        line.sequencer.stop()
        #expect(ledger.store.committedSize == 53 && !ledger.store.isDirty)
        #expect(!line.sequencer.submit([Work(appending: 50, to: dana)]))
        let dump = try ledger.dump(after: line)
        #expect(dump.maps["log"]?.count == 53)
    }
}
