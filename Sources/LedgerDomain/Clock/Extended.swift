extension LedgerState {
    /// When a window ends that would end at `due`: a day after the end of an outage where it would have ended within one,
    /// so that nobody loses time in which nothing could be written.
    ///
    /// - Complexity: O(outages), of which there are few.
    package func extended(_ due: Instant) -> Instant {
        var due = due
        for outage in outages where outage.from <= due && due < outage.to { due = outage.extension }
        return due
    }

    /// When the first of several windows ends; nil when there is none.
    ///
    /// That is not always the one that would have ended first: what ends after an outage may end before that which an
    /// outage extended.
    package func firstEnd(of dues: [Instant]) -> Instant? { dues.lazy.map { extended($0) }.min() }
}

extension LedgerOutage {
    /// When the windows end that would have ended in it.
    package var `extension`: Instant { to.advanced(days: 1) }
}
