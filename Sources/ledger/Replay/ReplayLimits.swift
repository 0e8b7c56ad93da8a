import LedgerRPC

/// Every bound of `ledger replay`, with its unit and its reason.
enum ReplayLimits {
    /// Bytes of a line at most: a notification fits an answer, and CloudEvents add half a kilobyte.
    static let lineBytes = Limits.answerBytes + (64 << 10)
    /// Bytes that are gathered before they are written, while more events are there.
    static let gatheredBytes = 256 << 10
    /// Events between two acknowledgements while more are there: each is a write to the ledger's disk.
    static let unacknowledged = 1_024
    /// Milliseconds without news after which what is owed is looked at again.
    static let idleMs = 1_000
    /// Bytes of a command's output that are passed on; the rest is counted and let go.
    static let commandOutputBytes = 64 << 10
    /// Seconds that a run of a command may take.
    static let commandSeconds = 1...86_400
    /// Runs after the first that failed.
    static let commandRetries = 0...100
    /// Seconds between two runs at most, and to begin with.
    static let commandBackoffSeconds = 0...3_600
    /// Milliseconds between asking a command to end and ending it.
    static let commandGraceMs = 2_000
    /// Milliseconds between two drawings of the progress bar.
    static let progressMs = 100
}
