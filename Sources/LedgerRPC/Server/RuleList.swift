package import CanonicalJSON

/// One rule in plain words.
package struct RuleRow: WireObject, Hashable {
    /// One whole sentence with its full stop.
    package var explanation: String
    /// As it stands in refusals: `own-act`.
    package var name: String

    package init(explanation: String, name: String) {
        self.explanation = explanation
        self.name = name
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        explanation = try reader.value("explanation", Wire.text, about: "one whole sentence")
        name = try reader.value("name", Wire.word, about: "as it stands in refusals")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("explanation", explanation)
        w.string("name", name)
    }
}

/// Answer of `rule.list`: every rule by which this ledger may refuse something.
package struct RuleList: WireObject, Hashable {
    package var rules: [RuleRow]
    package var size: UInt64

    package init(rules: [RuleRow], size: UInt64) {
        self.rules = rules
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        rules = try reader.many(RuleRow.self, "rules", count: Wire.rows)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("rules", rules)
        w.integer("size", Int64(size))
    }
}
