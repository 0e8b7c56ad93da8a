/// Whole days from `from` to `to`, both included, with the instants at which they begin and end in `zone`.
///
/// The instants are fixed when the command is decided, so that a later change of a zone's rules moves nothing.
package struct DaySpan: Hashable, Sendable {
    package let from: Day
    package let to: Day
    /// Midnight at the start of `from`.
    package let opensAt: Instant
    /// Midnight at the end of `to`: the first instant that no longer belongs to it.
    package let closesAt: Instant
    /// IANA name, such as `Europe/Berlin`.
    package let zone: String

    package init(from: Day, to: Day, opensAt: Instant, closesAt: Instant, zone: String) {
        self.from = from
        self.to = to
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.zone = zone
    }

    package func contains(_ day: Day) -> Bool { from <= day && day <= to }
    package var days: Int { from.distance(to: to) + 1 }
}
