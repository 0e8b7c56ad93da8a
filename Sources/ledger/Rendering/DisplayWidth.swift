/// How many columns of a terminal a text takes, and a text that is safe to show there.
enum DisplayWidth {
    /// Columns: East Asian wide and emoji take two, combining marks and joiners none.
    ///
    /// - SeeAlso: Unicode Standard Annex 11; the ranges are those of its wide and full-width characters that are in
    ///   use in names and texts.
    static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// A character takes the width of its widest scalar: a joined emoji is one picture. What is asked to be shown as a
    /// picture takes two, and so does a flag, which is spelled with two letters.
    static func of(_ character: Character) -> Int {
        var isPicture = false
        let widest = character.unicodeScalars.reduce(0) { widest, scalar in
            if scalar == "\u{FE0F}" || (0x1F1E6...0x1F1FF).contains(scalar.value) { isPicture = true }
            return max(widest, of(scalar))
        }
        return isPicture ? 2 : widest
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x2648...0x2653, 0x26A1...0x26A1,
        0x2705...0x2705, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2B50...0x2B50, 0x2E80...0x303E,
        0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF,
        0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F265, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
        0x1F7E0...0x1F7EB, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
    ]

    /// The beginning of a text that fits, with … where something was left out.
    static func shortened(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        guard columns > 0 else { return "" }
        let mark = Charset.current.ellipsis.prefix(columns)
        var width = 0
        var end = text.startIndex
        while end < text.endIndex, width + of(text[end]) <= columns - mark.count {
            width += of(text[end])
            end = text.index(after: end)
        }
        return String(text[..<end] + mark)
    }

    /// Breaks a text into lines of at most so many columns, at spaces where it can.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                var word = String(word)
                if !line.isEmpty, of(line) + 1 + of(word) > columns {
                    lines.append(line)
                    line = ""
                }
                while of(word) > columns {
                    let part = shortenedHard(word, to: columns)
                    lines.append(part)
                    word.removeFirst(part.count)
                }
                line += line.isEmpty ? word : " \(word)"
            }
            lines.append(line)
        }
        return lines
    }

    private static func shortenedHard(_ text: String, to columns: Int) -> String {
        var part = ""
        var width = 0
        for character in text {
            let next = of(character)
            if width + next > columns, !part.isEmpty { break }
            part.append(character)
            width += next
        }
        return part
    }
}
