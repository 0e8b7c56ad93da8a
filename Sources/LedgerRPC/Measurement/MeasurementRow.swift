package import CanonicalJSON

/// One recorded value, with what became of it.
package struct MeasurementRow: WireObject, Hashable {
    package var asOf: String
    package var contested: Bool
    /// The value that counts now, where it was corrected.
    package var corrected: String?
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
        asOf: String, contested: Bool, corrected: String? = nil, knowledge: String, metric: String, ref: String,
        seq: UInt64, source: String, value: String
    ) {
        self.asOf = asOf
        self.contested = contested
        self.corrected = corrected
        self.knowledge = knowledge
        self.metric = metric
        self.ref = ref
        self.seq = seq
        self.source = source
        self.value = value
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        asOf = try reader.value("asOf", Wire.word)
        contested = try reader.value("contested", Wire.flag)
        corrected = try reader.optional(
            "corrected", Wire.word,
            about: "the value that counts now, where it was corrected")
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
        w.string("knowledge", knowledge)
        w.string("metric", metric)
        w.string("ref", ref)
        w.integer("seq", Int64(seq))
        w.string("source", source)
        w.string("value", value)
    }
}

/// Answer of `measurement.list`.
package struct MeasurementList: WireObject, Hashable {
    package var measurements: [MeasurementRow]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(measurements: [MeasurementRow], next: String? = nil, people: People, size: UInt64) {
        self.measurements = measurements
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        measurements = try reader.many(MeasurementRow.self, "measurements", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("measurements", measurements)
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
