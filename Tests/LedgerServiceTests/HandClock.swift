import LedgerDomain
import LedgerService
import Synchronization

/// Two clocks in the hand: they move when they are told, together or apart.
final class HandClock: Sendable {
    private let reading: Mutex<ClockReading>
    private let bootID: Mutex<Int>

    init(wall: Instant) {
        reading = Mutex(ClockReading(wall: wall, boot: 1_000_000_000))
        bootID = Mutex(1)
    }

    var now: Instant { reading.withLock { $0.wall } }

    var source: TimeSource {
        TimeSource(
            wall: { self.reading.withLock { $0.wall } }, boot: { self.reading.withLock { $0.boot } },
            bootID: bootID.withLock { "start-\($0)" })
    }

    /// Time goes by.
    func pass(seconds: Int64) {
        reading.withLock {
            $0 = ClockReading(wall: $0.wall.advanced(seconds: seconds), boot: $0.boot + seconds * 1_000_000)
        }
    }

    /// Somebody sets the machine's clock.
    func set(by seconds: Int64) { reading.withLock { $0.wall = $0.wall.advanced(seconds: seconds) } }

    /// The machine starts anew.
    func restart() {
        bootID.withLock { $0 += 1 }
        reading.withLock { $0.boot = 5_000_000 }
    }
}
