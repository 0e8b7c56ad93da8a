internal import LedgerProjections
package import LedgerStore
internal import Synchronization

/// One step of an erasure, between commands.
final class EraseWork: SequencedWork, @unchecked Sendable {
    private let reply: @Sendable (Result<ErasingState, StoreError>) -> Void
    /// Written by `perform`, read by `finish`, both in the sequencer.
    private var state = ErasingState.nothingDue

    init(reply: @escaping @Sendable (Result<ErasingState, StoreError>) -> Void) { self.reply = reply }

    func perform(in store: Store) throws {
        // What the step before rewrote may wait for its commit still, if somebody else did that step.
        state = try store.hasRewritten ? .wentOn : store.eraseOn()
    }

    func finish(_ failure: StoreError?) { reply(failure.map { .failure($0) } ?? .success(state)) }
}

extension LedgerService {
    /// Carries out every erasure that was acknowledged before now, and calls `body` when nothing opens any more what
    /// they are of. Commands and queries go on in between.
    ///
    /// - Parameter body: gets the failure after which the daemon ends; its next start carries out what is left.
    package func whenErased(_ body: @escaping @Sendable (StoreError?) -> Void) {
        sequencer.afterCommit { [self] failure in
            if let failure { return body(failure) }
            let work = EraseWork { [self] outcome in
                switch outcome {
                case .failure(let failure): body(failure)
                case .success(.wentOn): whenErased(body)
                case .success(.copying): waitingForCopies.withLock { $0.append(body) }
                case .success(.nothingDue):
                    directory.forgetAll()
                    body(nil)
                }
            }
            if !sequencer.submit([work]) { body(.engineFailed(reason: "the daemon is stopping")) }
        }
    }
}

extension LedgerService {
    /// Once a second: whether a copy for a backup is there by now, for which erasures wait.
    func goOnErasing() {
        let bodies = waitingForCopies.withLock { (waiting) in
            defer { waiting.removeAll() }
            return waiting
        }
        for body in bodies { whenErased(body) }
    }
}

extension CommandAnswer {
    /// Whether something is to become unreadable by it.
    package var erases: Bool { events.contains { $0.type == "disclosure.erased" } }
}
