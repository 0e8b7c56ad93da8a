internal import Foundation
internal import LedgerDomain
package import LedgerStore
internal import Synchronization

/// The system's time zone database, by IANA name.
package enum ZoneDatabase {
    private struct Known {
        var zones: [String: TimeZone?] = [:]
        /// The day asked for last in each zone, with the instants at which it begins and ends: nearly every question
        /// is about today.
        var days: [String: (day: Day, from: Instant, to: Instant)] = [:]
    }

    private static let known = Mutex(Known())
    private static let limit = 1_024

    package static let rules = ZoneRules(startOfDay: startOfDay, day: day)

    private static func zone(_ name: String) -> TimeZone? {
        if let zone = known.withLock({ $0.zones[name] }) { return zone }
        let zone = TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "UTC" ? TimeZone(identifier: name) : nil
        known.withLock { (known) in
            if known.zones.count >= limit { known.zones.removeAll() }
            known.zones[name] = .some(zone)
        }
        return zone
    }

    /// The first instant of `day`: midnight, or where clocks skip midnight, the instant at which the day begins.
    private static func startOfDay(_ day: Day, _ name: String) -> Instant? {
        guard let zone = zone(name) else { return nil }
        let midnight = Instant(utcStartOf: day)
        // The offset before and after any change near midnight: the earlier instant that is on this day counts.
        let offsets = [-86_400, 0, 86_400].map { offset(zone, at: midnight.advanced(seconds: Int64($0))) }
        return offsets.map { midnight.advanced(seconds: -Int64($0)) }
            .filter { localDay(zone, at: $0) == day && localDay(zone, at: $0.advanced(microseconds: -1)) != day }
            .min() ?? skippedMidnight(zone, day, midnight, offsets)
    }

    /// Where no offset gives midnight, clocks jumped over it: the jump is the start of the day.
    private static func skippedMidnight(_ zone: TimeZone, _ day: Day, _ midnight: Instant, _ offsets: [Int]) -> Instant?
    {
        var low = midnight.advanced(seconds: -Int64(offsets.max() ?? 0) - 86_400)
        var high = midnight.advanced(seconds: -Int64(offsets.min() ?? 0) + 86_400)
        while high.microseconds - low.microseconds > 1 {
            let middle = Instant(microseconds: (low.microseconds + high.microseconds) / 2)
            if localDay(zone, at: middle) < day { low = middle } else { high = middle }
        }
        return high
    }

    private static func day(_ instant: Instant, _ name: String) -> Day? {
        if let day = known.withLock({ $0.days[name] }), day.from <= instant, instant < day.to { return day.day }
        guard let zone = zone(name) else { return nil }
        let day = localDay(zone, at: instant)
        if let from = startOfDay(day, name), let to = startOfDay(day.advanced(by: 1), name) {
            known.withLock { (known) in
                if known.days.count >= limit { known.days.removeAll() }
                known.days[name] = (day, from, to)
            }
        }
        return day
    }

    private static func localDay(_ zone: TimeZone, at instant: Instant) -> Day {
        instant.advanced(seconds: Int64(offset(zone, at: instant))).utcDay
    }

    private static func offset(_ zone: TimeZone, at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000))
    }
}
