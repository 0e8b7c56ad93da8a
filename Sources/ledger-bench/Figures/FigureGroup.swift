import ArgumentParser

/// What can be measured; each group works on a fresh ledger or on the small one.
enum FigureGroup: String, CaseIterable, ExpressibleByArgument {
    /// The disk's own: 4 KiB over a preallocated file, and fdatasync.
    case floor
    /// Start-up at ten thousand events.
    case start
    /// Durable `measurement.record`: 64, 16, 1 connections, and 64 pipelined on one.
    case record
    /// The same with every second request a query.
    case mixed
    /// `measurement.recordMany` of 1 000.
    case many
    /// `commitments.list` of 20 rows, 1 and 16 connections.
    case query
    /// One run of the command line, with its round trip.
    case cli
    /// Following the long log by subscriptions: from the beginning, and live beside commands.
    case follow
    /// Everything on the long log: loading, start-up, reading, commands, memory, disk, verification.
    case large
}

/// How long and how much.
struct Extent {
    /// Seconds of measuring for each figure that is a rate, and before that, uncounted.
    var seconds: Double
    var warmUp: Double
    /// Events in the long log, and in the short one.
    var large: Int
    var small = 10_000
    /// Starts of which the median is taken.
    var starts: Int
    /// Runs of the command line.
    var commandLineRuns: Int
}
