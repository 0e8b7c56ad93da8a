package import CanonicalJSON

/// One version of a metric.
package struct MetricRow: WireObject, Hashable {
    /// Sum, latest, mean, min, max or count.
    package var aggregate: String
    package var collector: String
    /// Outcome or activity.
    package var counts: String
    /// Up or down.
    package var direction: String
    package var formula: String
    package var freshnessDays: Int
    package var id: String
    package var name: String
    /// Days between the end of a milestone and its verdict.
    package var settleDays: Int
    package var source: String
    /// Current or replaced.
    package var state: String
    package var unit: String
    package var version: Int

    package init(
        aggregate: String, collector: String, counts: String, direction: String, formula: String, freshnessDays: Int,
        id: String, name: String, settleDays: Int, source: String, state: String, unit: String, version: Int
    ) {
        self.aggregate = aggregate
        self.collector = collector
        self.counts = counts
        self.direction = direction
        self.formula = formula
        self.freshnessDays = freshnessDays
        self.id = id
        self.name = name
        self.settleDays = settleDays
        self.source = source
        self.state = state
        self.unit = unit
        self.version = version
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        aggregate = try reader.value("aggregate", Wire.word, about: "sum, latest, mean, min, max or count")
        collector = try reader.value("collector", Wire.text)
        counts = try reader.value("counts", Wire.word, about: "outcome or activity")
        direction = try reader.value("direction", Wire.word, about: "up or down")
        formula = try reader.value("formula", Wire.text)
        freshnessDays = try reader.value("freshnessDays", Wire.count)
        id = try reader.value("id", Wire.word)
        name = try reader.value("name", Wire.word)
        settleDays = try reader.value(
            "settleDays", Wire.count,
            about: "days between the end of a milestone and its verdict")
        source = try reader.value("source", Wire.text)
        state = try reader.value("state", Wire.word, about: "current or replaced")
        unit = try reader.value("unit", Wire.word)
        version = try reader.value("version", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("aggregate", aggregate)
        w.string("collector", collector)
        w.string("counts", counts)
        w.string("direction", direction)
        w.string("formula", formula)
        w.integer("freshnessDays", Int64(freshnessDays))
        w.string("id", id)
        w.string("name", name)
        w.integer("settleDays", Int64(settleDays))
        w.string("source", source)
        w.string("state", state)
        w.string("unit", unit)
        w.integer("version", Int64(version))
    }
}

/// Answer of `metric.list`.
package struct MetricList: WireObject, Hashable {
    package var metrics: [MetricRow]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var size: UInt64

    package init(metrics: [MetricRow], next: String? = nil, size: UInt64) {
        self.metrics = metrics
        self.next = next
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        metrics = try reader.many(MetricRow.self, "metrics", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("metrics", metrics)
        if let next { w.string("next", next) }
        w.integer("size", Int64(size))
    }
}
