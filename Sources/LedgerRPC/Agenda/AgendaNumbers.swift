package import CanonicalJSON

/// How far a milestone has come.
package struct AgendaNumber: WireObject, Hashable {
    package var agreement: String
    /// Day of the newest value.
    package var asOf: String?
    package var from: String
    package var metric: String
    package var metricName: String
    /// From 1.
    package var milestone: Int
    /// Of the target, where that means something.
    package var percent: Int?
    package var target: String
    package var to: String
    package var unit: String
    /// So far.
    package var value: String?

    package init(
        agreement: String, asOf: String? = nil, from: String, metric: String, metricName: String, milestone: Int,
        percent: Int? = nil, target: String, to: String, unit: String, value: String? = nil
    ) {
        self.agreement = agreement
        self.asOf = asOf
        self.from = from
        self.metric = metric
        self.metricName = metricName
        self.milestone = milestone
        self.percent = percent
        self.target = target
        self.to = to
        self.unit = unit
        self.value = value
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        asOf = try reader.optional("asOf", Wire.word, about: "day of the newest value")
        from = try reader.value("from", Wire.word)
        metric = try reader.value("metric", Wire.word)
        metricName = try reader.value("metricName", Wire.word)
        milestone = try reader.value("milestone", Wire.count, about: "from 1")
        percent = try reader.optional("percent", Wire.count, about: "of the target, where that means something")
        target = try reader.value("target", Wire.word)
        to = try reader.value("to", Wire.word)
        unit = try reader.value("unit", Wire.word)
        value = try reader.optional("value", Wire.word, about: "so far")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        if let asOf { w.string("asOf", asOf) }
        w.string("from", from)
        w.string("metric", metric)
        w.string("metricName", metricName)
        w.integer("milestone", Int64(milestone))
        if let percent { w.integer("percent", Int64(percent)) }
        w.string("target", target)
        w.string("to", to)
        w.string("unit", unit)
        if let value { w.string("value", value) }
    }
}

/// When the two last gave each other feedback.
package struct AgendaFeedback: WireObject, Hashable {
    package var daysSinceGiven: Int?
    package var daysSinceReceived: Int?
    /// By the reader.
    package var lastGiven: String?
    /// From the other.
    package var lastReceived: String?

    package init(
        daysSinceGiven: Int? = nil, daysSinceReceived: Int? = nil, lastGiven: String? = nil, lastReceived: String? = nil
    ) {
        self.daysSinceGiven = daysSinceGiven
        self.daysSinceReceived = daysSinceReceived
        self.lastGiven = lastGiven
        self.lastReceived = lastReceived
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        daysSinceGiven = try reader.optional("daysSinceGiven", Wire.count)
        daysSinceReceived = try reader.optional("daysSinceReceived", Wire.count)
        lastGiven = try reader.optional("lastGiven", Wire.word, about: "by the reader")
        lastReceived = try reader.optional("lastReceived", Wire.word, about: "from the other")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let daysSinceGiven { w.integer("daysSinceGiven", Int64(daysSinceGiven)) }
        if let daysSinceReceived { w.integer("daysSinceReceived", Int64(daysSinceReceived)) }
        if let lastGiven { w.string("lastGiven", lastGiven) }
        if let lastReceived { w.string("lastReceived", lastReceived) }
    }
}

/// How much the one who is managed carries between the two.
package struct AgendaLoad: WireObject, Hashable {
    /// Promises of theirs that ended in these days.
    package var closed: Int
    /// Days looked back.
    package var days: Int
    package var late: Int
    package var member: String
    /// Missed, or moved, in these days.
    package var oneToOnesLost: Int
    /// Promises and milestones that are open.
    package var open: Int
    /// Promises of theirs that began in these days.
    package var opened: Int

    package init(closed: Int, days: Int, late: Int, member: String, oneToOnesLost: Int, open: Int, opened: Int) {
        self.closed = closed
        self.days = days
        self.late = late
        self.member = member
        self.oneToOnesLost = oneToOnesLost
        self.open = open
        self.opened = opened
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        closed = try reader.value("closed", Wire.count, about: "promises of theirs that ended in these days")
        days = try reader.value("days", Wire.count, about: "days looked back")
        late = try reader.value("late", Wire.count)
        member = try reader.value("member", Wire.word)
        oneToOnesLost = try reader.value("oneToOnesLost", Wire.count, about: "missed, or moved, in these days")
        open = try reader.value("open", Wire.count, about: "promises and milestones that are open")
        opened = try reader.value("opened", Wire.count, about: "promises of theirs that began in these days")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("closed", Int64(closed))
        w.integer("days", Int64(days))
        w.integer("late", Int64(late))
        w.string("member", member)
        w.integer("oneToOnesLost", Int64(oneToOnesLost))
        w.integer("open", Int64(open))
        w.integer("opened", Int64(opened))
    }
}
