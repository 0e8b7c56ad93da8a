package import LedgerRPC

/// What is followed, and how.
package struct FollowOptions: Sendable {
    package enum Start: Sendable, Hashable {
        /// The first event that is wanted; at most the size of the log.
        case position(UInt64)
        /// Where a named consumer stands, by its own filter; it is held meanwhile.
        case consumer(String)
    }

    package var start: Start
    /// For a position; a consumer has its own.
    package var filter: LogFilter
    /// With what opens sealed members, as far as the reader may see them.
    package var disclose: Bool
    /// Whether a lost connection is made again, for as long as it takes.
    package var reconnects: Bool

    /// Events under way at most: they wait in the sockets, not here.
    package static let credit = 2048
    /// Milliseconds before a lost connection is tried again; twice as long after each failure, up to the second number.
    package static let firstRetryMs = 100
    package static let longestRetryMs = 10_000

    package init(
        start: Start = .position(0), filter: LogFilter = LogFilter(), disclose: Bool = false, reconnects: Bool = false
    ) {
        self.start = start
        self.filter = filter
        self.disclose = disclose
        self.reconnects = reconnects
    }
}
