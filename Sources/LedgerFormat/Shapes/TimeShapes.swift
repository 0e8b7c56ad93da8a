package import CanonicalJSON
package import LedgerDomain

extension Shape where T == Day {
    /// A calendar day; days that no calendar has, such as 2023-02-29, are refused beyond the pattern.
    package static let day = Shape.spelled(
        "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$", expected: "a day such as 2026-11-23",
        example: Day(year: 2026, month: 11, day: 23)!, format: "date",
        read: { Day(characters: $0) },
        spell: { $0.spelled })
}

extension Shape where T == Instant {
    /// UTC, always with six digits of the second: 27 bytes.
    package static let instant = Shape.spelled(
        "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
            + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{6}Z$",
        expected: "an instant in UTC such as 2026-11-23T18:02:16.123456Z",
        example: Instant(text: "2026-11-23T18:02:16.123456Z")!, format: "date-time",
        read: { Instant(characters: $0) },
        spell: { $0.spelled })
}

extension Shape where T == String {
    /// The name of a time zone by its form alone; whether it exists is asked when a command is decided.
    package static let zone = Shape.text(
        "^[!-~]+$", bytes: 1...64, expected: "an IANA time zone such as Europe/Berlin", example: "Europe/Berlin"
    ) { text in text.allSatisfy { (0x21...0x7e).contains($0) } }
}
