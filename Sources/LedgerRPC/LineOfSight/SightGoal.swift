package import CanonicalJSON

/// One goal on the way up.
package struct SightGoal: WireObject, Hashable {
    package var id: String
    package var metric: String?
    package var metricName: String?
    package var owner: String
    /// Published, achieved, missed or retired.
    package var state: String
    package var target: String?
    package var title: String
    package var unit: String?
    /// How far all who serve it have come, without saying who.
    package var value: String?

    package init(
        id: String, metric: String? = nil, metricName: String? = nil, owner: String, state: String,
        target: String? = nil, title: String, unit: String? = nil, value: String? = nil
    ) {
        self.id = id
        self.metric = metric
        self.metricName = metricName
        self.owner = owner
        self.state = state
        self.target = target
        self.title = title
        self.unit = unit
        self.value = value
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        id = try reader.value("id", Wire.word)
        metric = try reader.optional("metric", Wire.word)
        metricName = try reader.optional("metricName", Wire.word)
        owner = try reader.value("owner", Wire.word)
        state = try reader.value("state", Wire.word, about: "published, achieved, missed or retired")
        target = try reader.optional("target", Wire.word)
        title = try reader.value("title", Wire.text)
        unit = try reader.optional("unit", Wire.word)
        value = try reader.optional("value", Wire.word, about: "how far all who serve it have come, without saying who")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("id", id)
        if let metric { w.string("metric", metric) }
        if let metricName { w.string("metricName", metricName) }
        w.string("owner", owner)
        w.string("state", state)
        if let target { w.string("target", target) }
        w.string("title", title)
        if let unit { w.string("unit", unit) }
        if let value { w.string("value", value) }
    }
}
