import Foundation
import LedgerService
import LedgerStore
import Synchronization
import Testing

@Suite struct `An erasure that is decided` {
    private final class Nothing: SequencedWork {
        func perform(in store: Store) {}
        func finish(_ failure: StoreError?) {}
    }

    @Test func `goes on when there is room again, where the queue is full of other things`() throws {
        let ledger = try ServedLedger()
        try ledger.start()
        let service = try #require(ledger.running)
        let isFull = Mutex(false)
        let answer = Mutex<Result<[UnreachedCopies], StoreError>?>(nil)
        let done = DispatchSemaphore(value: 0)
        // What is asked for on the sequencer's own thread comes next, and together.
        service.sequencer.afterCommit { _ in
            service.sequencer.afterCommit { _ in
                let works = (0..<LedgerService.queueCapacity).map { _ in Nothing() }
                isFull.withLock { $0 = service.sequencer.submit(works) }
            }
            service.whenErased { outcome in
                answer.withLock { $0 = outcome }
                done.signal()
            }
        }
        done.wait()
        #expect(isFull.withLock { $0 })
        #expect(answer.withLock { $0 } == .success([]))
    }
}
