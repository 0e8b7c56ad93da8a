internal import LedgerProjections
package import LedgerStore
internal import Logging
internal import Synchronization

/// One step of an erasure, between commands.
final class EraseWork: SequencedWork, @unchecked Sendable {
    typealias Reply = @Sendable (Result<(state: ErasingState, unreached: [UnreachedCopies]), StoreError>) -> Void

    private let reply: Reply
    /// Written by `perform`, read by `finish`, both in the sequencer.
    private var state = ErasingState.nothingDue
    private var unreached: [UnreachedCopies] = []

    init(reply: @escaping Reply) { self.reply = reply }

    func perform(in store: Store) throws {
        // What the step before rewrote may wait for its commit still, if somebody else did that step.
        state = try store.hasRewritten ? .wentOn : store.eraseOn()
        unreached = store.unreached
    }

    func finish(_ failure: StoreError?) { reply(failure.map { .failure($0) } ?? .success((state, unreached))) }
}

extension LedgerService {
    /// Carries out every erasure that was acknowledged before now, and calls `body` when nothing opens any more what
    /// they are of. Commands and queries go on in between.
    ///
    /// - Parameter body: gets the copies of keys that could not be reached; or the failure after which the daemon ends,
    ///   and its next start carries out what is left.
    package func whenErased(_ body: @escaping WhenErased) {
        sequencer.afterCommit { [self] failure in
            if let failure { return body(.failure(failure)) }
            let work = EraseWork { [self] outcome in
                switch outcome {
                case .failure(let failure): body(.failure(failure))
                case .success((.wentOn, _)): whenErased(body)
                case .success((.copying, _)): waitingToErase.withLock { $0.append(body) }
                case .success((.nothingDue, let unreached)):
                    directory.forgetAll()
                    warn(of: unreached)
                    body(.success(unreached))
                }
            }
            // Decided it is, whatever else wants to be done: where the queue is full it goes on at the tick.
            if !sequencer.submit([work]) { waitingToErase.withLock { $0.append(body) } }
        }
    }

    package typealias WhenErased = @Sendable (Result<[UnreachedCopies], StoreError>) -> Void

    func warn(of unreached: [UnreachedCopies]) {
        for unreached in unreached {
            logger.warning(
                "an erasure is owed in copies of keys; it is tried again at each start, erasure and backup",
                metadata: ["reason": "\(unreached)"])
        }
    }
}

extension LedgerService {
    /// Once a second: whether a copy for a backup is there by now, or room in the queue, for which erasures wait.
    func goOnErasing() {
        for body in takeWaiting() { whenErased(body) }
    }

    /// Tells those who wait that nobody goes on any more.
    func endErasing() {
        for body in takeWaiting() {
            body(.failure(.stopping))
        }
    }

    private func takeWaiting() -> [WhenErased] {
        waitingToErase.withLock { (waiting) in
            defer { waiting.removeAll() }
            return waiting
        }
    }
}

extension CommandAnswer {
    /// Whether something is to become unreadable by it.
    package var erases: Bool { events.contains { $0.type == "disclosure.erased" } }
}
