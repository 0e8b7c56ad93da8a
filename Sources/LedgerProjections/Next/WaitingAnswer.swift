package import LedgerDomain

/// One possible answer to what waits: a word, and the command that it sends.
package struct WaitingAnswer: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case text(String)
        case number(UInt64)
        case flag(Bool)
        case terms(TermsReference)
    }

    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var value: Value
    }

    /// What the person has to say with it; it joins the parameters under its name.
    package struct Need: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            case text, optionalText, day, optionalDay, number, optionalNumber, choice
        }

        package var name: String
        package var kind: Kind
        /// The question to put.
        package var ask: String
        package var choices: [String] = []

        static func reason(_ ask: String = "why?") -> Need { Need(name: "reason", kind: .text, ask: ask) }
        static func text(_ ask: String, name: String = "text") -> Need { Need(name: name, kind: .text, ask: ask) }
        static func perhaps(_ name: String, _ ask: String) -> Need { Need(name: name, kind: .optionalText, ask: ask) }
        static func day(_ name: String, _ ask: String) -> Need { Need(name: name, kind: .day, ask: ask) }
        static func choice(_ name: String, _ ask: String, _ choices: [String]) -> Need {
            Need(name: name, kind: .choice, ask: ask, choices: choices)
        }
    }

    /// What people choose it by.
    package var word: String
    /// Nil where there is only a command line to go on with.
    package var method: String?
    package var parameters: [Parameter]
    package var needs: [Need]
    /// What it does, in one clause.
    package var says: String?
    /// Cannot be unsaid.
    package var isFinal: Bool
    package var hint: String?

    init(
        _ word: String, _ method: String, _ parameters: [(String, Value)], needs: [Need] = [], says: String? = nil,
        isFinal: Bool = false
    ) {
        self.word = word
        self.method = method
        self.parameters = parameters.map { Parameter(name: $0.0, value: $0.1) }
        self.needs = needs
        self.says = says
        self.isFinal = isFinal
    }

    /// A command line instead of an answer.
    init(_ word: String, hint: String, says: String? = nil) {
        self.word = word
        parameters = []
        needs = []
        self.says = says
        isFinal = false
        self.hint = hint
    }
}
