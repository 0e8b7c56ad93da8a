import Glibc

/// Shows the ledger's instants in the ledger's zone.
///
/// It takes the system's zone rules. A zone that the system does not know is shown as UTC.
struct ZoneClock {
    init(zone: String) {
        setenv("TZ", ":\(zone)", 1)
        tzset()
    }

    /// The day of an instant such as `2017-10-31T00:00:00.000000Z`; nil if it is none.
    func date(ofInstant text: String) -> CalendarDate? {
        guard let local = local(text) else { return nil }
        return CalendarDate(
            year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
    }

    /// `2017-10-31 14:05`; the text itself if it is no instant.
    func minutes(ofInstant text: String) -> String {
        guard let date = date(ofInstant: text), let local = local(text) else { return text }
        func padded(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(date) \(padded(local.tm_hour)):\(padded(local.tm_min))"
    }

    private func local(_ text: String) -> tm? {
        guard text.utf8.count >= 20, text.utf8.last == UInt8(ascii: "Z"), let date = CalendarDate(text.prefix(10)),
            text.utf8[text.utf8.index(text.startIndex, offsetBy: 10)] == UInt8(ascii: "T")
        else { return nil }
        let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, 0..<24 ~= clock[0], 0..<60 ~= clock[1], 0..<60 ~= clock[2] else { return nil }
        var seconds = date.dayNumber * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return nil }
        return parts
    }
}
