package import CanonicalJSON

/// Why a request was not done, for people and for programs.
package struct RPCError: Error, Sendable, Hashable {
    package var kind: RPCErrorKind
    /// One clause in plain words: "A12 cannot be confirmed".
    package var message: String
    package var outcome: RPCErrorKind.Outcome
    /// What was refused, where `message` says more than that.
    package var summary: String?
    /// Every failing rule.
    package var rules: [RuleBroken]
    /// What would help; if it is a command, as it is typed.
    package var hint: String?
    /// JSON Pointer into `params`.
    package var at: String?
    /// What would do in that place.
    package var expected: String?
    /// The present count of events, for `conflict`.
    package var actual: UInt64?
    package var retryAfterMs: Int?
    /// Byte of the line at which it stops being JSON.
    package var offset: Int?

    package init(
        _ kind: RPCErrorKind, _ message: String, outcome: RPCErrorKind.Outcome? = nil, summary: String? = nil,
        rules: [RuleBroken] = [], hint: String? = nil, at: String? = nil, expected: String? = nil,
        actual: UInt64? = nil, retryAfterMs: Int? = nil, offset: Int? = nil
    ) {
        self.kind = kind
        self.message = message
        self.outcome = outcome ?? kind.usualOutcome
        self.summary = summary
        self.rules = rules
        self.hint = hint
        self.at = at
        self.expected = expected
        self.actual = actual
        self.retryAfterMs = retryAfterMs
        self.offset = offset
    }

    /// A parameter that is missing, unknown or not of its shape.
    package init(_ error: ShapeError) {
        self.init(
            .invalid, "\(error.at.isEmpty ? "params" : error.at): expected \(error.expected), found \(error.found)",
            at: error.at, expected: error.expected)
    }

    /// A line that is not JSON.
    package init(_ error: JSONError) {
        self.init(.parseError, "not a JSON request: \(error)", offset: error.offset)
    }
}

/// One rule that a command breaks.
package struct RuleBroken: WireObject, Hashable {
    /// The rule's name: `help-delivered`.
    package var rule: String
    /// A clause in plain words.
    package var because: String
    /// The events that show it.
    package var events: [UInt64]

    package init(rule: String, because: String, events: [UInt64] = []) {
        self.rule = rule
        self.because = because
        self.events = events
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        because = try reader.value("because", Wire.text)
        events = try reader.optionalArray("events", count: Wire.rows, Wire.position) ?? []
        rule = try reader.value("rule", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("because", because)
        if !events.isEmpty {
            w.array("events") { list in
                for seq in events { list.integer(Int64(seq)) }
            }
        }
        w.string("rule", rule)
    }
}
