/// A day by whose end something is due, as it was said, with the instant at which it is late.
///
/// The instant is fixed when the command is decided, so that a later change of a zone's rules moves nothing.
package struct DueDay: Hashable, Sendable {
    package let on: Day
    /// Midnight at the end of `on` in `zone`: the first instant that is too late.
    package let at: Instant
    /// IANA name, such as `Europe/Berlin`.
    package let zone: String

    package init(on: Day, at: Instant, zone: String) {
        self.on = on
        self.at = at
        self.zone = zone
    }
}
