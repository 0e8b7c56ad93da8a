internal import LedgerFormat
package import LedgerStore

/// A query that must see something acknowledged and not committed yet, or that shows a record of which that must be
/// recorded first: it runs between commands, in their transaction.
package final class QueryWork: SequencedWork, @unchecked Sendable {
    private let service: LedgerService?
    private let run: @Sendable (StoreFacts) throws -> Answered
    private let refused: @Sendable (Failure) -> [UInt8]
    private let reply: @Sendable (Result<[UInt8], StoreError>) -> Void
    private var answer: [UInt8]?

    /// A query that shows nobody's record.
    ///
    /// - Parameters:
    ///   - run: makes the answer's bytes; bounded in time, because commands wait for it.
    ///   - reply: called after the batch is durable, so that nobody sees what a crash could take back.
    package init(
        run: @escaping @Sendable (StoreFacts) throws -> [UInt8],
        reply: @escaping @Sendable (Result<[UInt8], StoreError>) -> Void
    ) {
        service = nil
        self.run = { facts in Answered(try run(facts)) }
        refused = { _ in [] }
        self.reply = reply
    }

    /// - Parameters:
    ///   - run: makes the answer, and says what has to be recorded before it is given.
    ///   - refused: the answer's bytes where that cannot be recorded.
    ///   - reply: called after the batch is durable, what was recorded included.
    package init(
        _ service: LedgerService, run: @escaping @Sendable (StoreFacts) throws -> Answered,
        refused: @escaping @Sendable (Failure) -> [UInt8],
        reply: @escaping @Sendable (Result<[UInt8], StoreError>) -> Void
    ) {
        self.service = service
        self.run = run
        self.refused = refused
        self.reply = reply
    }

    package func perform(in store: Store) throws {
        do {
            answer = try recorded(in: store).bytes
        } catch let failure as Failure {
            answer = refused(failure)
        }
    }

    private func recorded(in store: Store) throws -> Answered {
        let answered = try store.withFacts(run)
        guard let service, let viewing = answered.viewing else { return answered }
        guard try service.recordDue(before: viewing, in: store) else {
            try service.record(viewing, in: store)
            return answered
        }
        // What came due may have changed the answer, and whose records are in it.
        let later = try store.withFacts(run)
        if let viewing = later.viewing { try service.record(viewing, in: store) }
        return later
    }

    package func finish(_ failure: StoreError?) {
        if let failure { return reply(.failure(failure)) }
        reply(.success(answer ?? []))
    }
}

extension LedgerService {
    /// Events of one command that records who looked.
    private static let viewingsPerCommand = 256

    /// Records what came due by then: nothing is decided before it, and that somebody looked is decided.
    ///
    /// - Returns: whether anything did.
    /// - Throws: ``Failure`` when nothing can be written now.
    fileprivate func recordDue(before viewing: Viewing, in store: Store) throws -> Bool {
        if let doubt = honestTime?.doubt() { throw Failure.timeDoubted(doubt) }
        guard store.hasRoom else { throw Failure.storageFull(reason: "the disk or the quota is nearly full") }
        guard try store.firstDue(by: viewing.now) != nil else { return false }
        guard try recordDue(by: viewing.now, in: store) else {
            throw Failure.unavailable(reason: "the clock is catching up", retryAfterMs: 100)
        }
        return true
    }

    /// Records that somebody looked. Where it stops half-way, somebody is recorded who got no answer.
    fileprivate func record(_ viewing: Viewing, in store: Store) throws {
        var rest = viewing.events[...]
        while !rest.isEmpty {
            do {
                _ = try store.append(
                    Array(rest.prefix(Self.viewingsPerCommand)), by: viewing.author,
                    command: store.freshCommandID(at: viewing.now), digest: nil, unchanged: 0, at: viewing.now)
            } catch is LeafError {
                throw Failure.unavailable(reason: "too much waits to be written", retryAfterMs: 100)
            }
            rest = rest.dropFirst(Self.viewingsPerCommand)
        }
    }
}
