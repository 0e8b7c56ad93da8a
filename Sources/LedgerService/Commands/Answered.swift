package import LedgerDomain
package import LedgerStore

/// A query's answer, and what has to be recorded before anybody gets it.
package struct Answered: Sendable {
    package var bytes: [UInt8]
    /// Nil where nothing has to be recorded, or all of it is.
    package var viewing: Viewing?

    package init(_ bytes: [UInt8], viewing: Viewing? = nil) {
        self.bytes = bytes
        self.viewing = viewing
    }
}

/// That somebody is shown the records of others (`reads-recorded`), not recorded yet.
package struct Viewing: Sendable {
    package let events: [NewEvent]
    package let author: Author
    package let now: Instant

    /// Nil without events.
    package init?(_ events: [NewEvent], by author: Author, at now: Instant) {
        if events.isEmpty { return nil }
        self.events = events
        self.author = author
        self.now = now
    }
}
