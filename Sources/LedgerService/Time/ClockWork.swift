internal import LedgerDomain
internal import LedgerStore

/// The clock's turn in the sequencer: what time alone brings about, when nobody else says anything.
final class ClockWork: SequencedWork {
    private let service: LedgerService

    init(_ service: LedgerService) { self.service = service }

    func perform(in store: Store) throws {
        if service.timeAtStart == .unwatched { return }
        if let honest = service.honestTime {
            if honest.doubt() != nil { return }
            honest.noteAliveIfDue()
        }
        let now = try store.withFacts { try service.now(given: $0) }
        guard try store.firstDue(by: now) != nil, store.hasRoom else { return }
        _ = try service.recordDue(by: now, in: store)
    }

    func finish(_ failure: StoreError?) {
        if failure == nil { service.goOnErasing() }
    }
}

extension LedgerService {
    /// Events of the clock that one turn may write.
    private static let dueEventsPerTurn = 2_048

    /// Records everything due by `now`, ordered by (due, stream), before anything is decided at `now`.
    ///
    /// - Returns: false when there was more than one turn may write: nothing may be decided yet.
    func recordDue(by now: Instant, in store: Store) throws -> Bool {
        var written = 0
        while let stream = try store.firstDue(by: now) {
            let events = try store.withFacts { try decideDue(in: stream, at: now, given: $0) }
            guard !events.isEmpty else {
                throw StoreError.damaged(
                    what: "due index", position: nil, reason: "\(stream) is due, and nothing comes of it")
            }
            _ = try store.append(
                events, by: Author(actor: .clock), command: store.freshCommandID(at: now), digest: nil, unchanged: 0,
                at: now)
            written += events.count
            if written >= Self.dueEventsPerTurn { return false }
        }
        return true
    }
}
