/// "dana: call three lapsed accounts, friday": who, what, by when, as people write it in one line. What is not there is
/// asked for.
struct WhoDoesWhat: Equatable {
    enum Who: Equatable { case me, other }

    var who: Who?
    var what: String
    var day: CalendarDate?

    /// - Parameters:
    ///   - other: handle of the other person; its beginning is enough.
    ///   - me: one's own handle.
    init(_ line: String, me: String?, other: String, today: CalendarDate) {
        var rest = line[...]
        if let colon = rest.firstIndex(of: ":"), let who = Self.who(rest[..<colon], me: me, other: other) {
            self.who = who
            rest = rest[rest.index(after: colon)...]
        }
        (what, day) = Self.day(of: Self.trimmed(rest), today: today)
    }

    private static func who(_ name: Substring, me: String?, other: String) -> Who? {
        let name = trimmed(name).lowercased()
        guard !name.isEmpty else { return nil }
        if ["me", "i", me?.lowercased()].contains(name) { return .me }
        return other.lowercased().hasPrefix(name) ? .other : nil
    }

    /// Takes the day off the end: behind the last comma, or behind "by", "until" or "on".
    private static func day(of text: String, today: CalendarDate) -> (String, CalendarDate?) {
        if let comma = text.lastIndex(of: ","), let date = read(text[text.index(after: comma)...], today) {
            return (trimmed(text[..<comma]), date)
        }
        for word in [" by ", " until ", " on "] {
            guard let found = text.ranges(of: word).last, let date = read(text[found.upperBound...], today) else {
                continue
            }
            return (trimmed(text[..<found.lowerBound]), date)
        }
        return (text, nil)
    }

    private static func read(_ text: Substring, _ today: CalendarDate) -> CalendarDate? {
        var said = trimmed(text)
        for word in ["by ", "until ", "on "] where said.lowercased().hasPrefix(word) { said.removeFirst(word.count) }
        return try? DateWords.read(trimmed(said[...]), today: today)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
