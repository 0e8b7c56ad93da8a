import LedgerDomain

/// Midnights of the zones that the tests use, computed from their rules: UTC, and Berlin as it is since 1996.
enum Zones {
    static func startOfDay(_ day: Day, zone: String) -> Instant? {
        switch zone {
        case "UTC": Instant(utcStartOf: day)
        // Clocks change at 01:00 UTC, so at midnight the change of that day has not come.
        case "Europe/Berlin": Instant(utcStartOf: day).advanced(seconds: isSummer(day, hour: 0) ? -7_200 : -3_600)
        default: nil
        }
    }

    static func day(of instant: Instant, zone: String) -> Day? {
        guard zone == "Europe/Berlin" else { return zone == "UTC" ? instant.utcDay : nil }
        let hour = (instant.microseconds - Instant(utcStartOf: instant.utcDay).microseconds) / 3_600_000_000
        return instant.advanced(seconds: isSummer(instant.utcDay, hour: Int(hour)) ? 7_200 : 3_600).utcDay
    }

    private static func isSummer(_ day: Day, hour: Int) -> Bool {
        let year = day.civil.year
        let starts = lastSunday(ofMonth: 3, year: year)
        let ends = lastSunday(ofMonth: 10, year: year)
        if day == starts { return hour >= 1 }
        if day == ends { return hour < 1 }
        return starts < day && day < ends
    }

    private static func lastSunday(ofMonth month: Int, year: Int) -> Day {
        let last = Day(year: year, month: month, day: 31)!
        return last.advanced(by: -(last.weekday % 7))
    }
}
