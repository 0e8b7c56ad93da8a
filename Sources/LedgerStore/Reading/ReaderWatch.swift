internal import LMDB
internal import Synchronization

/// How long the oldest snapshot has been out of date: until it is closed, the database reuses no page that it shows.
///
/// Snapshots of our own live for milliseconds; one that stays is another process's, or of one that is gone.
package final class ReaderWatch: Sendable {
    private let oldest = Mutex<(transaction: UInt64, since: Int64)?>(nil)

    /// Looks at the snapshots that are open, and frees those whose process is gone. About once a second.
    ///
    /// - Parameter now: milliseconds of the boot clock.
    /// - Complexity: O(readers), at most 126.
    func look(at environment: Environment, now: Int64) throws(LMDBError) {
        _ = try environment.clearStaleReaders()
        let last = try environment.statistics().lastTransaction
        // One that shows the last commit keeps nothing from being reused.
        let outdated = try environment.readers().compactMap(\.transaction).filter { $0 < last }.min()
        oldest.withLock { (oldest) in
            guard let outdated else { return oldest = nil }
            if oldest?.transaction != outdated { oldest = (outdated, now) }
        }
    }

    /// To a second; nil when no open snapshot is out of date.
    ///
    /// - Parameter now: milliseconds of the boot clock.
    package func oldestSeconds(now: Int64) -> Int? {
        oldest.withLock { $0.map { max(0, Int((now - $0.since) / 1_000)) } }
    }
}

extension Store {
    /// Looks at the open snapshots. What it cannot find out it leaves as it was: nothing rests on it.
    func lookAtReaders() {
        try? readers.look(at: environment, now: BootClock.milliseconds())
    }
}
