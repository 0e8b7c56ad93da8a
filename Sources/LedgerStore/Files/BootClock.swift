internal import Glibc

/// Time since the machine started: for deadlines, never for what is recorded.
package enum BootClock {
    /// Lets the thread rest.
    package static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

    package static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

extension BootClock {
    package static func microseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
