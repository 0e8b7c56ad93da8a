package import LedgerDomain

/// What the time zone database says. Comes in from outside, because the store reads no clock and no zone.
package struct ZoneRules: Sendable {
    /// Midnight at the start of a day in a zone by IANA name; nil when there is no such zone.
    package var startOfDay: @Sendable (Day, String) -> Instant?
    /// The day that it is in a zone at an instant.
    package var day: @Sendable (Instant, String) -> Day?

    package init(
        startOfDay: @escaping @Sendable (Day, String) -> Instant?, day: @escaping @Sendable (Instant, String) -> Day?
    ) {
        self.startOfDay = startOfDay
        self.day = day
    }
}
