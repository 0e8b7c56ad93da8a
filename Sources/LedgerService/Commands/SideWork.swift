package import LedgerStore

/// Something durable that is no event: it has its turn among commands and their flush.
package final class SideWork: SequencedWork, @unchecked Sendable {
    private let run: @Sendable (Store) throws -> Result<[UInt8], Failure>
    private let reply: @Sendable (Result<[UInt8], Failure>) -> Void
    /// Written by `perform`, read by `finish`, both in the sequencer.
    private var outcome: Result<[UInt8], Failure>?

    /// - Parameters:
    ///   - run: changes what it must and makes the answer's bytes.
    ///   - reply: called once that is durable, or with what prevented it.
    package init(
        run: @escaping @Sendable (Store) throws -> Result<[UInt8], Failure>,
        reply: @escaping @Sendable (Result<[UInt8], Failure>) -> Void
    ) {
        self.run = run
        self.reply = reply
    }

    package func perform(in store: Store) throws { outcome = try run(store) }

    package func finish(_ failure: StoreError?) {
        switch failure {
        case nil: reply(outcome ?? .failure(.notApplied(reason: "it was never decided")))
        case .outcomeUnknown(let reason): reply(.failure(.unknown(reason: reason)))
        case let failure?: reply(.failure(.notApplied(reason: failure.description)))
        }
    }
}
