/// The events of a record, in order, each once; a sequence to go through once.
///
/// A connection that is lost is made again, and the sequence goes on behind the last event that it gave. It ends when
/// the task is cancelled, or, if it was not to stay, when everything has come.
///
/// ```swift
/// let events = ledger.events(.consumer("warehouse"))
/// for try await event in events {
///     try store(event)                      // yours; keep `event.position` with it, in one transaction
///     try await events.acknowledge(event)
/// }
/// ```
public struct LedgerEvents: AsyncSequence, Sendable {
    public typealias Element = LedgerEvent
    public typealias Failure = LedgerError

    private let reader: EventReader

    init(
        place: LedgerPlace, options: FollowOptions, staying: Bool, onInterruption: (@Sendable (LedgerError) -> Void)?
    ) {
        reader = EventReader(place, options, staying: staying, onInterruption: onInterruption)
    }

    public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

    /// Says that this event and all before it are dealt with: a consumer begins behind it from now on, whatever
    /// becomes of either program. Does nothing without a consumer.
    ///
    /// If the connection is lost meanwhile, it is said again later.
    public func acknowledge(_ event: LedgerEvent) async throws(LedgerError) {
        try await reader.acknowledge(below: event.position + 1)
    }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let reader: EventReader

        /// - Returns: nil at the end.
        /// - Throws: `LedgerError.refused` (a position beyond the record, a consumer that somebody holds or that there
        ///   is not), `.notTrusted`; `.unreachable` for the first connection, and if the sequence does not stay.
        public mutating func next() async throws(LedgerError) -> LedgerEvent? {
            while true {
                let reader = reader
                let turn = await withTaskCancellationHandler {
                    await reader.turn()
                } onCancel: {
                    reader.wake()
                }
                switch try turn.get() {
                case .event(let event): return event
                case .end: return nil
                case .again: continue
                }
            }
        }
    }
}

/// Follows on a thread of its own.
actor EventReader {
    enum Turn: Sendable {
        case event(LedgerEvent)
        case end
        /// Nothing yet: whoever else waits for this reader has their turn first.
        case again
    }

    /// Milliseconds that one turn waits for news.
    private static let turnMs = 60_000

    private nonisolated let thread = LedgerThread()
    private nonisolated let wakeCall: Wake?
    private let place: LedgerPlace
    private let options: FollowOptions
    private let staying: Bool
    private let onInterruption: (@Sendable (LedgerError) -> Void)?
    private var follower: Follower?
    private var isOver = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(
        _ place: LedgerPlace, _ options: FollowOptions, staying: Bool,
        onInterruption: (@Sendable (LedgerError) -> Void)?
    ) {
        self.place = place
        self.options = options
        self.staying = staying
        self.onInterruption = onInterruption
        wakeCall = try? Wake()
    }

    deinit { thread.end() }

    nonisolated func wake() { wakeCall?.call() }

    func turn() -> Result<Turn, LedgerError> {
        if isOver || Task.isCancelled {
            finish()
            return .success(.end)
        }
        do throws(ClientError) {
            return .success(try take())
        } catch {
            finish()
            return .failure(LedgerError(error))
        }
    }

    private func take() throws(ClientError) -> Turn {
        let follower = try following()
        switch try follower.step(within: Self.turnMs) {
        case .event(let event): return .event(try LedgerEvent(event))
        case .caughtUp where !staying:
            finish()
            return .end
        case .apart(let error, _): onInterruption?(LedgerError(error))
        case .woken: wakeCall?.hear()
        case .caughtUp, .position, .fellBehind, .quiet, .back: break
        }
        return .again
    }

    private func following() throws(ClientError) -> Follower {
        if let follower { return follower }
        guard let wakeCall else { throw .state(SystemError("make", "a pair of sockets")) }
        let place = place
        let made = try Follower(options, session: try place.session(), wake: wakeCall) {
            () throws(ClientError) in try place.session()
        }
        follower = made
        return made
    }

    nonisolated func acknowledge(below position: UInt64) async throws(LedgerError) {
        wake()
        try await acknowledgeHere(below: position)
    }

    private func acknowledgeHere(below position: UInt64) throws(LedgerError) {
        do throws(ClientError) {
            try follower?.acknowledge(below: position)
        } catch {
            throw LedgerError(error)
        }
    }

    private func finish() {
        isOver = true
        follower = nil
    }
}
