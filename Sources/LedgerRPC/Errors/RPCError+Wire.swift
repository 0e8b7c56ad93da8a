package import CanonicalJSON

extension RPCError: WireObject {
    private static let integerCode = Shape<Int>.integer(-32_768...32_767)
    private static let retryWord = Shape<RPCErrorKind.Retry>.choice(of: RPCErrorKind.Retry.self)
    private static let outcomeWord = Shape<RPCErrorKind.Outcome>.choice(of: RPCErrorKind.Outcome.self)

    /// Reads the `error` member of an answer. A kind that this version does not know is read as an internal error,
    /// with what the server says of its outcome.
    package init(from reader: ObjectReader) throws(ShapeError) {
        _ = try reader.value("code", Self.integerCode)
        let data = try reader.optionalObject("data") { (data) throws(ShapeError) in try Data(from: data) }
        let message = try reader.value("message", Wire.text)
        try reader.finish(unknown: .keep)
        let kind = (data?.kind).flatMap(RPCErrorKind.init(rawValue:)) ?? .internalError
        self.init(
            kind, message, outcome: data?.outcome, summary: data?.summary, rules: data?.rules ?? [],
            hint: data?.hint, at: data?.at, expected: data?.expected, actual: data?.actual,
            retryAfterMs: data?.retryAfterMs, offset: data?.offset)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("code", Int64(kind.code))
        w.object("data") { data in
            if let actual { data.integer("actual", Int64(actual)) }
            if let at { data.string("at", at) }
            if let expected { data.string("expected", expected) }
            if let hint { data.string("hint", hint) }
            data.string("kind", kind.rawValue)
            if let offset { data.integer("offset", Int64(offset)) }
            data.string("outcome", outcome.rawValue)
            data.string("retry", kind.retry.rawValue)
            if let retryAfterMs { data.integer("retryAfterMs", Int64(retryAfterMs)) }
            if !rules.isEmpty { data.many("rules", rules) }
            if let summary { data.string("summary", summary) }
        }
        w.string("message", message)
    }

    private struct Data {
        var kind: String
        var outcome: RPCErrorKind.Outcome
        var summary, hint, at, expected: String?
        var rules: [RuleBroken]
        var actual: UInt64?
        var retryAfterMs, offset: Int?

        init(from data: ObjectReader) throws(ShapeError) {
            actual = try data.optional("actual", Wire.position, about: "the present count of events")
            at = try data.optional("at", Wire.text, about: "JSON Pointer into params")
            expected = try data.optional("expected", Wire.text, about: "what would do there")
            hint = try data.optional("hint", Wire.text, about: "what would help")
            kind = try data.value("kind", Wire.word)
            offset = try data.optional("offset", Wire.count, about: "byte at which the line stops being JSON")
            outcome = try data.value("outcome", RPCError.outcomeWord)
            _ = try data.value("retry", RPCError.retryWord)
            retryAfterMs = try data.optional("retryAfterMs", Wire.count)
            rules = try data.optionalMany(RuleBroken.self, "rules", count: Wire.rows) ?? []
            summary = try data.optional("summary", Wire.text)
            try data.finish(unknown: .keep)
        }
    }
}
