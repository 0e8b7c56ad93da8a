/// Collects everything that is wrong with a command, so that a refusal never stops at the first.
struct Findings {
    private(set) var rules: [BrokenRule] = []
    private var parameter: (at: String, expected: String)?
    /// What helps against the first finding that somebody can do something about.
    private(set) var remedy: String?

    var isEmpty: Bool { rules.isEmpty }

    mutating func breaks(_ rule: RuleName, _ because: String, events: [UInt64] = [], remedy: String? = nil) {
        rules.append(BrokenRule(rule, because: because, events: events))
        self.remedy = self.remedy ?? remedy
    }

    /// A parameter that cannot be taken as it is; the first one names the refusal.
    mutating func invalid(
        _ at: String, expected: String, _ because: String, rule: RuleName = .wellFormed, events: [UInt64] = [],
        remedy: String? = nil
    ) {
        if parameter == nil { parameter = (at, expected) }
        breaks(rule, because, events: events, remedy: remedy)
    }

    mutating func unknown(_ at: String, _ thing: some CustomStringConvertible, expected: String) {
        invalid(at, expected: expected, "there is no \(thing)", rule: .knownThings)
    }

    /// Text that somebody must give.
    mutating func text(_ text: String, _ at: String, limit: Int = Limits.textBytes) {
        if isBlank(text) {
            invalid(at, expected: "text of at most \(limit) bytes", "\(spoken(at)) is empty")
        } else if text.utf8.count > limit {
            invalid(
                at, expected: "text of at most \(limit) bytes", "\(spoken(at)) has \(text.utf8.count) bytes",
                rule: .withinLimits)
        }
    }

    mutating func count(_ count: Int, _ at: String, limit: Int) {
        if count > limit {
            invalid(at, expected: "at most \(limit)", "\(spoken(at)) has \(count) entries", rule: .withinLimits)
        }
    }

    mutating func number(_ number: UInt32, _ at: String, in range: ClosedRange<UInt32>) {
        if !range.contains(number) {
            invalid(
                at, expected: "\(range.lowerBound) to \(range.upperBound)", "\(spoken(at)) is \(number)",
                rule: .withinLimits)
        }
    }

    /// The refusal, where something is known to be wrong.
    func refused(_ summary: String, hint: String? = nil) -> Decision {
        precondition(!rules.isEmpty, "a refusal names at least one rule")
        let kind: Refusal.Kind = parameter.map { .invalid(at: $0.at, expected: $0.expected) } ?? .rejected
        return .refused(Refusal(kind, summary, rules: rules, hint: hint))
    }

    /// The refusal, or the events that follow when nothing is wrong.
    func decision(_ summary: String, hint: String? = nil, else accepted: () throws -> Accepted) rethrows -> Decision {
        guard rules.isEmpty else { return refused(summary, hint: hint) }
        return .accepted(try accepted())
    }
}

/// A JSON Pointer as people say it: `/terms/promises/0/what` is "what of promises 1".
func spoken(_ at: String) -> String {
    var parts: [String] = []
    for part in at.split(separator: "/") where part != "terms" {
        if let index = Int(part), let last = parts.indices.last {
            parts[last] += " \(index + 1)"
        } else {
            parts.append(String(part))
        }
    }
    return parts.isEmpty ? "it" : parts.reversed().joined(separator: " of ")
}

/// True when a text says nothing: no scalar in it that is not white space.
func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
}

extension Decision {
    static func forbidden(_ summary: String, _ rule: RuleName, _ because: String, hint: String? = nil) -> Decision {
        .refused(Refusal(.forbidden, summary, rules: [BrokenRule(rule, because: because)], hint: hint))
    }

    static func notFound(_ thing: some CustomStringConvertible, hint: String? = nil) -> Decision {
        .refused(.notFound(thing, hint: hint))
    }
}

extension Refusal {
    static func notFound(_ thing: some CustomStringConvertible, hint: String? = nil) -> Refusal {
        Refusal(
            .notFound, "there is no \(thing)",
            rules: [BrokenRule(.knownThings, because: "there is no \(thing), or none that you may know of")], hint: hint
        )
    }
}
