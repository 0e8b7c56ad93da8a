/// Days as people say them, seen from a given today.
enum DateWords {
    struct Unreadable: Error {}

    /// Which weekday a bare one is.
    enum Direction {
        /// The next one after today.
        case ahead
        /// Today or the last one before it: of what somebody saw.
        case back
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// Reads `2026-12-31`, `today`, `tomorrow`, `yesterday`, a weekday (three letters do; `next` and `last` say which one),
    /// `+3d`, `-2w`, `+1m`, `+1y`, and `end of week`, `month`, `quarter` or `year`.
    static func read(
        _ text: String, today: CalendarDate, looking direction: Direction = .ahead
    ) throws(Unreadable) -> CalendarDate {
        let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" && !text.hasPrefix("-") })
        if let date = CalendarDate(text) { return date }
        switch words.count {
        case 1:
            if let date = relative(String(words[0]), today, direction) { return date }
        case 2 where words[0] == "next":
            if let date = weekday(String(words[1]), today, .ahead) { return date }
        case 2 where words[0] == "last":
            if let date = weekday(String(words[1]), today.advanced(days: -1), .back) { return date }
        case 3 where words[0] == "end" && words[1] == "of":
            if let date = end(of: String(words[2]), today) { return date }
        default: break
        }
        throw Unreadable()
    }

    private static func relative(_ word: String, _ today: CalendarDate, _ direction: Direction) -> CalendarDate? {
        switch word {
        case "today": return today
        case "tomorrow": return today.advanced(days: 1)
        case "yesterday": return today.advanced(days: -1)
        default: return weekday(word, today, direction) ?? offset(word, today)
        }
    }

    private static func weekday(_ word: String, _ today: CalendarDate, _ direction: Direction) -> CalendarDate? {
        let index = weekdays.firstIndex { $0 == word || (word.count == 3 && $0.hasPrefix(word)) }
        guard let index else { return nil }
        let ahead = (index + 1 - today.weekday + 7) % 7
        switch direction {
        case .ahead: return today.advanced(days: ahead == 0 ? 7 : ahead)
        case .back: return today.advanced(days: ahead == 0 ? 0 : ahead - 7)
        }
    }

    /// `+2w`, `-3d`, `+1m`, `+1y`; at most 9 999 of them.
    private static func offset(_ word: String, _ today: CalendarDate) -> CalendarDate? {
        guard let sign = word.first, sign == "+" || sign == "-", let unit = word.last, (3...6).contains(word.count),
            let count = Int(word.dropFirst().dropLast()), count >= 0
        else { return nil }
        let signed = sign == "-" ? -count : count
        switch unit {
        case "d": return today.advanced(days: signed)
        case "w": return today.advanced(days: 7 * signed)
        case "m": return today.advanced(months: signed)
        case "y": return today.advanced(months: 12 * signed)
        default: return nil
        }
    }

    private static func end(of unit: String, _ today: CalendarDate) -> CalendarDate? {
        let (year, month, _) = today.civil
        func lastDay(_ month: Int) -> CalendarDate? {
            CalendarDate(year: year, month: month, day: CalendarDate.length(ofMonth: month, year: year))
        }
        switch unit {
        case "week": return today.advanced(days: 7 - today.weekday)
        case "month": return lastDay(month)
        case "quarter": return lastDay((month - 1) / 3 * 3 + 3)
        case "year": return lastDay(12)
        default: return nil
        }
    }
}
