package import LedgerStore

/// A query that must see something acknowledged and not committed yet: it runs between commands, in their transaction.
package final class QueryWork: SequencedWork, @unchecked Sendable {
    private let run: @Sendable (StoreFacts) throws -> [UInt8]
    private let reply: @Sendable (Result<[UInt8], StoreError>) -> Void
    private var answer: [UInt8]?

    /// - Parameters:
    ///   - run: makes the answer's bytes; bounded in time, because commands wait for it.
    ///   - reply: called after the batch is durable, so that nobody sees what a crash could take back.
    package init(
        run: @escaping @Sendable (StoreFacts) throws -> [UInt8],
        reply: @escaping @Sendable (Result<[UInt8], StoreError>) -> Void
    ) {
        self.run = run
        self.reply = reply
    }

    package func perform(in store: Store) throws {
        answer = try store.withFacts(run)
    }

    package func finish(_ failure: StoreError?) {
        if let failure { return reply(.failure(failure)) }
        reply(.success(answer ?? []))
    }
}
