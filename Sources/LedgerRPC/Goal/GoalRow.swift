package import CanonicalJSON

/// One goal.
package struct GoalRow: WireObject, Hashable {
    package var id: String
    package var metric: String?
    package var owner: String
    package var parent: String?
    package var period: Period
    /// Published, achieved, missed or retired.
    package var state: String
    package var target: String?
    package var title: String

    package init(
        id: String, metric: String? = nil, owner: String, parent: String? = nil, period: Period, state: String,
        target: String? = nil, title: String
    ) {
        self.id = id
        self.metric = metric
        self.owner = owner
        self.parent = parent
        self.period = period
        self.state = state
        self.target = target
        self.title = title
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        id = try reader.value("id", Wire.word)
        metric = try reader.optional("metric", Wire.word)
        owner = try reader.value("owner", Wire.word)
        parent = try reader.optional("parent", Wire.word)
        period = try reader.one(Period.self, "period")
        state = try reader.value("state", Wire.word, about: "published, achieved, missed or retired")
        target = try reader.optional("target", Wire.word)
        title = try reader.value("title", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("id", id)
        if let metric { w.string("metric", metric) }
        w.string("owner", owner)
        if let parent { w.string("parent", parent) }
        w.one("period", period)
        w.string("state", state)
        if let target { w.string("target", target) }
        w.string("title", title)
    }
}

/// First and last day of a span, both within it.
package struct Period: WireObject, Hashable {
    package var from: String
    package var to: String

    package init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        from = try reader.value("from", Wire.word)
        to = try reader.value("to", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("from", from)
        w.string("to", to)
    }
}

/// Answer of `goal.tree`: parents before their children.
package struct GoalTree: WireObject, Hashable {
    package var goals: [GoalRow]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(goals: [GoalRow], next: String? = nil, people: People, size: UInt64) {
        self.goals = goals
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        goals = try reader.many(GoalRow.self, "goals", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("goals", goals)
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
