/// Spans of days as people say them, seen from a given today.
enum PeriodWords {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Reads `q4`, `2026-q4`, `october`, `2026-10`, `2026` and `2026-10-01..2026-12-31`.
    ///
    /// A quarter or a month without a year is the one that ends next after today.
    ///
    /// - Returns: nil for anything else.
    static func read(_ text: String, today: CalendarDate) -> ClosedRange<CalendarDate>? {
        let text = text.lowercased()
        let sides = text.ranges(of: "..").first.map { [text[..<$0.lowerBound], text[$0.upperBound...]] }
        if let sides {
            guard let from = try? DateWords.read(String(sides[0]), today: today),
                let to = try? DateWords.read(String(sides[1]), today: today), from <= to
            else { return nil }
            return from...to
        }
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == " " }).map(String.init)
        let years = parts.compactMap { $0.count == 4 ? Int($0) : nil }
        let names = parts.filter { $0.count != 4 || Int($0) == nil }
        guard years.count <= 1, names.count <= 1, parts.count == years.count + names.count else { return nil }
        guard let name = names.first else { return years.first.flatMap { span($0, 1, 12) } }
        guard let (first, last) = monthsOf(name) else { return nil }
        if let year = years.first { return span(year, first, last) }
        let year = today.civil.year
        return [year, year + 1].lazy.compactMap { span($0, first, last) }.first { $0.upperBound > today }
    }

    private static func monthsOf(_ name: String) -> (Int, Int)? {
        if name.first == "q", let quarter = Int(name.dropFirst()), (1...4).contains(quarter) {
            return (quarter * 3 - 2, quarter * 3)
        }
        if let index = months.firstIndex(where: { $0 == name || (name.count == 3 && $0.hasPrefix(name)) }) {
            return (index + 1, index + 1)
        }
        guard name.count <= 2, let month = Int(name), (1...12).contains(month) else { return nil }
        return (month, month)
    }

    private static func span(_ year: Int, _ first: Int, _ last: Int) -> ClosedRange<CalendarDate>? {
        guard let from = CalendarDate(year: year, month: first, day: 1),
            let to = CalendarDate(year: year, month: last, day: CalendarDate.length(ofMonth: last, year: year))
        else { return nil }
        return from...to
    }

    /// The months of a span, the first and the last perhaps not whole.
    static func months(of span: ClosedRange<CalendarDate>) -> [ClosedRange<CalendarDate>] {
        var parts: [ClosedRange<CalendarDate>] = []
        var from = span.lowerBound
        while from <= span.upperBound {
            let (year, month, day) = from.civil
            let end = from.advanced(days: CalendarDate.length(ofMonth: month, year: year) - day)
            parts.append(from...min(end, span.upperBound))
            from = end.advanced(days: 1)
        }
        return parts
    }
}
