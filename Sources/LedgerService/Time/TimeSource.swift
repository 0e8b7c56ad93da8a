package import LedgerDomain
internal import LedgerStore

/// The clocks that a ledger goes by.
package struct TimeSource: Sendable {
    package let wall: @Sendable () -> Instant
    /// Microseconds since the machine started, sleep included.
    package let boot: @Sendable () -> Int64
    /// Names the start of the machine that `boot` counts from.
    package let bootID: String

    package init(
        wall: @escaping @Sendable () -> Instant, boot: @escaping @Sendable () -> Int64, bootID: String
    ) {
        self.wall = wall
        self.boot = boot
        self.bootID = bootID
    }

    /// The clocks of this machine.
    package static let machine = TimeSource(
        wall: WallClock.now, boot: BootClock.microseconds, bootID: BootClock.startID())

    /// Both clocks at once, as nearly as may be.
    package func read() -> ClockReading { ClockReading(wall: wall(), boot: boot()) }
}

/// What a ledger is opened for, as far as its time is concerned.
package enum TimeAtStart: Hashable, Sendable {
    /// To run, if the machine's time can be believed.
    case judged
    /// To run: the operator has looked at the machine's time, and vouches for it.
    case accepted
    /// To be looked at: nothing is written by time.
    case unwatched
}
