package import CanonicalJSON

/// One recorded value, with what became of it.
package struct MeasurementRow: WireObject, Hashable {
    package var asOf: String
    /// The measured person says that it is wrong, and nobody has decided.
    package var contested: Bool
    /// The value that counts now, where it was corrected.
    package var corrected: String?
    /// What was decided after a contest: upheld, it stands; withdrawn, it counts no more.
    package var decided: String?
    /// Witnessed, reported or system.
    package var knowledge: String
    /// Metric and version: M5@1.
    package var metric: String
    /// The source's own key of the row.
    package var ref: String
    package var seq: UInt64
    package var source: String
    /// As first recorded.
    package var value: String

    package init(
        asOf: String, contested: Bool, corrected: String? = nil, decided: String? = nil, knowledge: String,
        metric: String, ref: String, seq: UInt64, source: String, value: String
    ) {
        self.asOf = asOf
        self.contested = contested
        self.corrected = corrected
        self.decided = decided
        self.knowledge = knowledge
        self.metric = metric
        self.ref = ref
        self.seq = seq
        self.source = source
        self.value = value
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        asOf = try reader.value("asOf", Wire.word)
        contested = try reader.value("contested", Wire.flag, about: "by the measured person, and not decided yet")
        corrected = try reader.optional(
            "corrected", Wire.word,
            about: "the value that counts now, where it was corrected")
        decided = try reader.optional(
            "decided", Wire.word,
            about: "after a contest of the value: upheld, it stands; withdrawn, it counts no more")
        knowledge = try reader.value("knowledge", Wire.word, about: "witnessed, reported or system")
        metric = try reader.value("metric", Wire.word, about: "metric and version: M5@1")
        ref = try reader.value("ref", Wire.word, about: "the source's own key of the row")
        seq = try reader.value("seq", Wire.position)
        source = try reader.value("source", Wire.word)
        value = try reader.value("value", Wire.word, about: "as first recorded")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("asOf", asOf)
        w.bool("contested", contested)
        if let corrected { w.string("corrected", corrected) }
        if let decided { w.string("decided", decided) }
        w.string("knowledge", knowledge)
        w.string("metric", metric)
        w.string("ref", ref)
        w.integer("seq", Int64(seq))
        w.string("source", source)
        w.string("value", value)
    }
}

extension MeasurementRow: ListedRow {
    package static var plural: StaticString { "measurements" }
}

/// Answer of `measurement.list`.
package typealias MeasurementList = RowPage<MeasurementRow>
