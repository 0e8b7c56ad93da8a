/// Every bound of the store, with its unit and its reason.
package struct StoreLimits: Sendable {
    /// Bytes of the map: sparse, never resized live, so far above any quota.
    package var mapBytes: Int = 1 << 40
    /// Bytes of the data file in use, as of the last commit, from which on commands are refused; nil for the disk's own
    /// limit.
    package var quotaBytes: Int?
    /// Bytes of the preallocated journal: half of it is the most that waits for a commit.
    package var journalBytes: Int = 64 << 20
    /// Bytes of one journal record; a batch is closed before it would exceed this.
    package var batchBytes: Int = 6 << 20
    /// Events between two commits at most, which bounds the dirty pages in memory (about 3 KiB an event).
    package var eventsPerCommit: Int = 16_384
    /// Milliseconds after which a commit comes, however busy the writer is.
    package var commitAfterMs: Int64 = 500
    /// Milliseconds after which a commit comes while somebody follows the log.
    package var commitForFollowersMs: Int64 = 250
    /// Milliseconds without work after which a commit comes.
    package var commitIdleMs: Int64 = 3
    /// Folded states kept in memory.
    package var cachedStates: Int = 16_384
    /// Counts of streams and people that the writer remembers.
    package var cachedCounts: Int = 131_072
    /// Bytes of free disk, and of the map, below which commands are refused: a whole journal, a commit of it, and
    /// slack.
    package var reserveBytes: Int = 256 << 20
    /// Bytes by which the data file grows, zero-filled, ahead of use; 0 lets commits grow it.
    package var growBytes: Int = 16 << 20
    /// Bytes of a side change in the journal: a consumer's filter, of at most 128 names of 100 bytes, and what is around it.
    package static let sideChangeBytes = 32 << 10
    /// Owner keys kept opened in memory.
    package var cachedKeys: Int = 8_192

    package init() {}
}
