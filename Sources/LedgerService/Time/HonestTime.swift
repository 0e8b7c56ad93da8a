internal import LedgerDomain
internal import LedgerStore
internal import Logging
internal import Synchronization

/// Watches the time of a real ledger: while it is doubted, nothing is written (`honest-time`).
///
/// A doubt stays until the daemon is started again: what was decided at a wrong time could never be taken back.
final class HonestTime: Sendable {
    private let source: TimeSource
    private let start: ClockReading
    private let alive: AliveFile
    private let logger: Logger
    private let standing: Mutex<TimeDoubt?>
    /// Boot time at which it is noted next that the daemon runs, in microseconds.
    private let nextNote: Atomic<Int64>

    /// Judges the time before the first command, and records what has to be known of it first: that it was accepted,
    /// then that there was an outage. What it writes is committed on return.
    ///
    /// - Throws: ``StoreError`` when the store cannot be read or written.
    init(_ store: Store, state: LedgerState, _ source: TimeSource, isAccepted: Bool, logger: Logger) throws {
        self.source = source
        self.logger = logger
        alive = AliveFile(store.layout)
        start = source.read()
        nextNote = Atomic(start.boot)
        let note = alive.read()
        let earlier = note.flatMap { $0.bootID == source.bootID && $0.bootID != "-" ? $0.reading : nil }
        let lastAt = store.lastAt
        var doubt = TimeDoubt.atStart(start, lastAt: lastAt, accepted: state.acceptedTime, alive: earlier)
        var events: [(NewEvent, Actor)] = []
        if isAccepted {
            doubt = nil
            let accepted = TimeAccepted(was: lastAt, now: start.wall)
            events.append((NewEvent(.ledger(.timeAccepted(accepted)), in: .ledger, subjects: []), .operator))
        }
        standing = Mutex(doubt)
        if let doubt {
            Self.tell(doubt, logger)
            return
        }
        // On the same start of the machine, boot time tells how long it was, even if wall time was set since.
        let ranAt = earlier.map { start.wall.advanced(microseconds: $0.boot - start.boot) } ?? note?.reading.wall
        if let outage = LedgerOutage.until(start.wall, alive: ranAt, lastAt: lastAt, recorded: state.outages.last) {
            events.append((NewEvent(.ledger(.outage(outage)), in: .ledger, subjects: []), .clock))
            logger.notice("there was an outage", metadata: ["from": "\(outage.from)", "to": "\(outage.to)"])
        }
        for (event, actor) in events {
            _ = try store.append(
                [event], by: Author(actor: actor), command: store.freshCommandID(at: start.wall), digest: nil,
                unchanged: 0, at: start.wall)
        }
        try store.flushBatch()
        try store.commit()
        noteAlive()
    }

    /// Why nothing may be written now; nil when the time can be believed.
    func doubt() -> TimeDoubt? {
        standing.withLock { (standing) in
            if standing == nil, let found = TimeDoubt.between(start, source.read()) {
                standing = found
                Self.tell(found, logger)
            }
            return standing
        }
    }

    /// Notes that the daemon runs, if a minute has passed since it last did.
    func noteAliveIfDue() {
        if source.boot() >= nextNote.load(ordering: .relaxed) { noteAlive() }
    }

    /// Notes that the daemon runs, unless its time is doubted. That it could not be noted is told, and nothing more:
    /// an outage would then be recorded too long.
    func noteAlive() {
        guard doubt() == nil else { return }
        let reading = source.read()
        nextNote.store(reading.boot + TimePolicy.aliveSeconds * 1_000_000, ordering: .relaxed)
        do {
            try alive.write(AliveFile.Note(reading: reading, bootID: source.bootID))
        } catch {
            logger.warning("cannot note that the daemon runs", metadata: ["reason": "\(error)"])
        }
    }

    private static func tell(_ doubt: TimeDoubt, _ logger: Logger) {
        let remedy = "check the machine's clock, then start the daemon again, with --accept-time if the clock is right"
        logger.critical(
            "the time is doubted: nothing is written", metadata: ["reason": "\(doubt)", "remedy": "\(remedy)"])
    }
}
