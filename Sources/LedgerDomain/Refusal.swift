/// The name of a rule, for people and for the wire. Names are for ever; Docs/Reference explains each.
package struct RuleName: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package init(_ text: StaticString) { self.text = String(describing: text) }
    package var description: String { text }
}

/// One rule that a command breaks, why, and the events that show it.
package struct BrokenRule: Hashable, Sendable {
    package var rule: RuleName
    /// A whole clause in plain words without a full stop: "the window began on 2017-10-01".
    package var because: String
    package var events: [UInt64]
    package init(_ rule: RuleName, because: String, events: [UInt64] = []) {
        self.rule = rule
        self.because = because
        self.events = events
    }
}

/// Why a command changes nothing. A refusal is a value, never a thrown error.
package struct Refusal: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Rules of the domain, every failing one.
        case rejected
        /// Not yours to do.
        case forbidden
        /// It does not exist, or you may not know that it does.
        case notFound
        /// A parameter: JSON Pointer, and what would do.
        case invalid(at: String, expected: String)
    }

    package var kind: Kind
    /// What was refused, in plain words: "A12 cannot be confirmed".
    package var summary: String
    package var rules: [BrokenRule]
    /// What would help, as a next step; if it is a command, as it is typed.
    package var hint: String?
    package init(_ kind: Kind, _ summary: String, rules: [BrokenRule] = [], hint: String? = nil) {
        self.kind = kind
        self.summary = summary
        self.rules = rules
        self.hint = hint
    }
}

/// What came of a command: events to append at once, or nothing and why.
package enum Decision: Hashable, Sendable {
    case accepted(Accepted)
    case refused(Refusal)
}

package struct Accepted: Hashable, Sendable {
    package var events: [NewEvent]
    /// New identifiers by their noun: `("agreement", "A12")`.
    package var ids: [IDPair]
    /// Values of an import that were already recorded, exactly so.
    package var unchanged: Int
    package struct IDPair: Hashable, Sendable {
        package var noun: String
        package var id: String
        package init(_ noun: String, _ id: String) {
            self.noun = noun
            self.id = id
        }
    }
    package init(_ events: [NewEvent], ids: [IDPair] = [], unchanged: Int = 0) {
        self.events = events
        self.ids = ids
        self.unchanged = unchanged
    }
}
