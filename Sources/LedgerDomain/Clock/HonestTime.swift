/// What the machine said of the time at one moment, by two clocks that must move together.
package struct ClockReading: Hashable, Sendable {
    /// The time that people go by; somebody can set it.
    package var wall: Instant
    /// Microseconds since the machine started, sleep included; nobody can set it.
    package var boot: Int64
    package init(wall: Instant, boot: Int64) {
        self.wall = wall
        self.boot = boot
    }
}

/// How far clocks may be apart before people must look at them, in one place.
package enum TimePolicy {
    /// A machine's clock may be set back so far between two runs: a step of time synchronisation.
    package static let behindSeconds: Int64 = 5
    /// A ledger left alone for longer than this is rarer than a wrong clock.
    package static let aheadDays = 400
    /// Wall time may move so far against boot time: synchronisation slews, and steps a little when it begins.
    package static let driftSeconds: Int64 = 120
    /// A shorter absence of the daemon is a restart; a longer one is an outage, and recorded.
    package static let outageSeconds: Int64 = 3_600
    /// How often a daemon notes that it runs.
    package static let aliveSeconds: Int64 = 60
}

/// Why the machine's time is not believed (`honest-time`). Nothing is written until an operator accepts it.
package enum TimeDoubt: Error, Hashable, Sendable {
    /// It is earlier than what the record says of its last event.
    case behind(last: Instant, wall: Instant)
    /// It is very much later than the last event.
    case ahead(last: Instant, wall: Instant)
    /// Wall time was set: it moved by so many microseconds more than boot time did, or fewer if negative.
    case moved(microseconds: Int64)
}

extension TimeDoubt {
    /// Judges wall time before anything is written.
    ///
    /// - Parameters:
    ///   - lastAt: the time of the last event.
    ///   - accepted: what was last accepted. Where wall time was accepted although it lay behind the record, it may go
    ///     on from there: events follow each other by a microsecond until it has caught up.
    ///   - alive: the last reading of an earlier run since the machine started; nil when it was started since.
    package static func atStart(
        _ now: ClockReading, lastAt: Instant, accepted: TimeAccepted?, alive: ClockReading?
    ) -> TimeDoubt? {
        var earliest = lastAt
        if let accepted, accepted.now < accepted.was,
            lastAt <= accepted.was.advanced(seconds: TimePolicy.behindSeconds)
        {
            earliest = accepted.now
        }
        if now.wall < earliest.advanced(seconds: -TimePolicy.behindSeconds) {
            return .behind(last: lastAt, wall: now.wall)
        }
        if now.wall > lastAt.advanced(days: TimePolicy.aheadDays) { return .ahead(last: lastAt, wall: now.wall) }
        return alive.flatMap { between($0, now) }
    }

    /// Judges how the two clocks moved since an earlier reading on the same start of the machine.
    package static func between(_ earlier: ClockReading, _ now: ClockReading) -> TimeDoubt? {
        let moved = (now.wall.microseconds - earlier.wall.microseconds) - (now.boot - earlier.boot)
        return abs(moved) > TimePolicy.driftSeconds * 1_000_000 ? .moved(microseconds: moved) : nil
    }
}

extension TimeDoubt: CustomStringConvertible {
    /// A whole clause without a full stop.
    package var description: String {
        switch self {
        case .behind(let last, let wall): "the machine says \(wall), which is before the last event at \(last)"
        case .ahead(let last, let wall):
            "the machine says \(wall), more than \(TimePolicy.aheadDays) days after the last event at \(last)"
        case .moved(let microseconds):
            "the machine's clock was set \(microseconds < 0 ? "back" : "forward") by about "
                + "\(abs(microseconds) / 1_000_000) seconds"
        }
    }
}

extension LedgerOutage {
    /// The time in which no daemon ran, where it is long enough to be recorded.
    ///
    /// - Parameters:
    ///   - alive: when a daemon was last known to run; nil where none ever noted it.
    ///   - lastAt: the time of the last event: whoever wrote it ran then. One after `now` tells nothing.
    ///   - recorded: the last one recorded, so that none is told twice.
    package static func until(
        _ now: Instant, alive: Instant?, lastAt: Instant, recorded: LedgerOutage?
    ) -> LedgerOutage? {
        guard let alive else { return nil }
        let known = [alive, lastAt, recorded?.to].compactMap { $0 }.filter { $0 <= now }
        guard let from = known.max(), from.advanced(seconds: TimePolicy.outageSeconds) < now else { return nil }
        return LedgerOutage(from: from, to: now)
    }
}
