/// Which characters the terminal can show.
enum Charset: Equatable, Sendable {
    case utf8
    /// The locale is not UTF-8: our own signs have stand-ins, everything else is shown as `\u{…}`.
    case ascii

    /// Of standard output. It is set once, when the program begins; files and pipes take everything.
    nonisolated(unsafe) static var current = Charset.utf8

    /// What the locale says that a terminal takes.
    ///
    /// - SeeAlso: POSIX.1-2024, Base Definitions §8.2: the first of these that is set and not empty holds.
    init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        let name = locale.lowercased()
        self = name.contains("utf-8") || name.contains("utf8") ? .utf8 : .ascii
    }

    /// Stands where something was left out.
    var ellipsis: String { self == .utf8 ? "…" : "..." }

    /// Signs of our own in letters that every terminal has.
    static func standIn(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "·", "–", "—", "−", "‐", "‑": "-"
        case "›": ">"
        case "‹": "<"
        case "…": "..."
        case "“", "”", "„": "\""
        case "‘", "’": "'"
        case "→": "->"
        case "≤": "<="
        case "≥": ">="
        case "×": "x"
        case "✓": "+"
        case "\u{A0}", "\u{202F}", "\u{2009}": " "
        default: nil
        }
    }
}
