extension Conversation {
    /// Asks for one line of text that is needed.
    ///
    /// - Parameters:
    ///   - atMost: UTF-8 bytes that the ledger takes.
    ///   - default: what Enter alone says; shown as `[…]`.
    func line(
        _ question: String, atMost bytes: Int = Self.lineBytes, default said: String? = nil
    ) throws(Stopped) -> String {
        let shown = said.map { "\(question) [\($0)]" } ?? question
        return try ask(laid(shown)) { text in
            if text.isEmpty {
                return said.map(Verdict.taken) ?? .wrong("something is needed here; Ctrl-D stops")
            }
            return bounded(text, bytes)
        }
    }

    /// Asks for one line of text that may be left out by Enter alone, which the question should say.
    func optionalLine(_ question: String, atMost bytes: Int = Self.lineBytes) throws(Stopped) -> String? {
        try ask(laid(question)) { text in
            guard !text.isEmpty else { return .taken(nil) }
            switch bounded(text, bytes) {
            case .taken(let text): return .taken(text)
            case .wrong(let reason): return .wrong(reason)
            }
        }
    }

    /// Asks for a text that may have many lines: one is typed here, or `e` opens an editor.
    ///
    /// - Parameter start: what the editor begins with.
    /// - Throws: ``Stopped``, or a complaint when the editor fails.
    func text(_ question: String, atMost bytes: Int = 16_384, start: String = "") throws -> String {
        while true {
            if let text = try optionalText(question, atMost: bytes, start: start, whenEmpty: nil) { return text }
            say("something is needed here; Ctrl-D stops", indent: 2)
        }
    }

    /// As ``text(_:atMost:start:)``; Enter alone, or an editor left empty, is nil.
    func optionalText(_ question: String, atMost bytes: Int = 16_384, start: String = "") throws -> String? {
        try optionalText(question, atMost: bytes, start: start, whenEmpty: "enter to skip")
    }

    private func optionalText(
        _ question: String, atMost bytes: Int, start: String, whenEmpty: String?
    ) throws -> String? {
        let editor = Editor.command
        let ways = [whenEmpty, editor.map { "e opens \($0)" }].compactMap { $0 }.joined(separator: ", ")
        let shown = ways.isEmpty ? question : "\(question) (\(ways))"
        let typed = try ask(laid(shown)) { (text) throws(Stopped) -> Verdict<String> in bounded(text, bytes) }
        guard typed == "e", editor != nil else { return typed.isEmpty ? nil : typed }
        var draft = start
        while true {
            let edited = try Editor.text(draft, about: question)
            guard edited.utf8.count > bytes else {
                if !edited.isEmpty { say("“\(edited)”", indent: 2) }
                return edited.isEmpty ? nil : edited
            }
            guard try yes("It has \(edited.utf8.count) bytes, \(bytes) are the most. Edit it again?") else {
                return nil
            }
            draft = edited
        }
    }

    private func bounded(_ text: String, _ bytes: Int) -> Verdict<String> {
        let count = text.utf8.count
        guard count > bytes else { return .taken(text) }
        let letters = text.count == count ? "" : " (\(text.count) letters)"
        return .wrong("it has \(count) bytes\(letters), \(bytes) are the most")
    }

    /// Asks for a day: `friday`, `+2w`, `2026-12-31`. What is understood is told.
    ///
    /// - Parameters:
    ///   - default: what Enter alone says.
    ///   - range: first and last day that will do.
    func date(
        _ question: String, default chosen: CalendarDate? = nil, in range: ClosedRange<CalendarDate>? = nil
    ) throws(Stopped) -> CalendarDate {
        let shown = chosen.map { "\(question) [\($0.weekdayName) \($0)]" } ?? question
        let date = try ask(laid(shown)) { (said) throws(Stopped) -> Verdict<CalendarDate> in
            if said.isEmpty, let chosen { return .taken(chosen) }
            guard let date = try? DateWords.read(said, today: today) else {
                return .wrong("say a day: friday, tomorrow, +2w, end of month, \(today.advanced(days: 14))")
            }
            if let range, !range.contains(date) {
                return .wrong("\(date) will not do: from \(range.lowerBound) to \(range.upperBound)")
            }
            return .taken(date)
        }
        say("\(date.weekdayName) \(date)", indent: 2)
        return date
    }

    /// Asks for a whole number.
    func number(
        _ question: String, in range: ClosedRange<Int>, default chosen: Int? = nil
    ) throws(Stopped) -> Int {
        let shown = "\(question) (\(range.lowerBound) to \(range.upperBound))" + (chosen.map { " [\($0)]" } ?? "")
        return try ask(laid(shown)) { said in
            if said.isEmpty, let chosen { return .taken(chosen) }
            guard let number = Int(said), range.contains(number) else {
                return .wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .taken(number)
        }
    }
}
