/// Colours by meaning, or none.
struct Paint: Sendable {
    let isOn: Bool

    static let plain = Paint(isOn: false)

    func strong(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func bad(_ text: String) -> String { wrap(text, "31") }
    func good(_ text: String) -> String { wrap(text, "32") }
    func open(_ text: String) -> String { wrap(text, "33") }

    /// In the colour of what it says; colour never says what the word does not.
    func state(_ word: String) -> String {
        switch word {
        case "met", "in force", "kept", "achieved", "done", "held": good(word)
        case "missed", "late", "declined": bad(word)
        case "open", "not measured": open(word)
        default: word
        }
    }

    /// Every sequence that this sends to a terminal; no other is ever sent.
    static let codes = ["0", "1", "2", "31", "32", "33"].map { "\u{1B}[\($0)m" }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// States of the wire in the words that people read.
func plainWords(_ state: String) -> String {
    switch state {
    case "inForce": "in force"
    case "notMeasured": "not measured"
    case "onTrack": "on track"
    case "atRisk": "at risk"
    default: state
    }
}
