package import CanonicalJSON

/// A metric version and what is aimed at over the whole window.
package struct MeasureView: WireObject, Hashable {
    package var baseline: String?
    package var metric: String
    package var metricName: String?
    package var target: String

    package init(baseline: String? = nil, metric: String, metricName: String? = nil, target: String) {
        self.baseline = baseline
        self.metric = metric
        self.metricName = metricName
        self.target = target
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        baseline = try reader.optional("baseline", Wire.word)
        metric = try reader.value("metric", Wire.word)
        metricName = try reader.optional("metricName", Wire.word)
        target = try reader.value("target", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let baseline { w.string("baseline", baseline) }
        w.string("metric", metric)
        if let metricName { w.string("metricName", metricName) }
        w.string("target", target)
    }
}

/// A span of the window with a target of its own.
package struct MilestoneTerms: WireObject, Hashable {
    package var from: String
    package var metric: String
    package var target: String
    package var to: String

    package init(from: String, metric: String, target: String, to: String) {
        self.from = from
        self.metric = metric
        self.target = target
        self.to = to
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        from = try reader.value("from", Wire.word)
        metric = try reader.value("metric", Wire.word)
        target = try reader.value("target", Wire.word)
        to = try reader.value("to", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("from", from)
        w.string("metric", metric)
        w.string("target", target)
        w.string("to", to)
    }
}

/// The goal that the work serves, or the reason why it serves none.
package struct ContributionView: WireObject, Hashable {
    package var goal: String?
    package var how: String?
    /// The reason for none.
    package var none: String?

    package init(goal: String? = nil, how: String? = nil, none: String? = nil) {
        self.goal = goal
        self.how = how
        self.none = none
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        goal = try reader.optional("goal", Wire.word)
        how = try reader.optional("how", Wire.text)
        none = try reader.optional("none", Wire.text, about: "the reason for none")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let goal { w.string("goal", goal) }
        if let how { w.string("how", how) }
        if let none { w.string("none", none) }
    }
}

/// What one side owes the other from the day the agreement enters force.
package struct PromiseTerms: WireObject, Hashable {
    package var debtor: String
    package var due: String
    package var kind: String
    package var what: String?

    package init(debtor: String, due: String, kind: String, what: String? = nil) {
        self.debtor = debtor
        self.due = due
        self.kind = kind
        self.what = what
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        debtor = try reader.value("debtor", Wire.word)
        due = try reader.value("due", Wire.word)
        kind = try reader.value("kind", Wire.word)
        what = try reader.optional("what", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("debtor", debtor)
        w.string("due", due)
        w.string("kind", kind)
        if let what { w.string("what", what) }
    }
}

/// A step that may follow when milestones are missed.
package struct ConsequenceView: WireObject, Hashable {
    package var currentForDays: Int
    /// At least this many missed ….
    package var misses: Int
    /// … among the last so many evaluated.
    package var of: Int
    package var what: String?

    package init(currentForDays: Int, misses: Int, of: Int, what: String? = nil) {
        self.currentForDays = currentForDays
        self.misses = misses
        self.of = of
        self.what = what
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        currentForDays = try reader.value("currentForDays", Wire.count)
        misses = try reader.value("misses", Wire.count, about: "at least this many missed …")
        of = try reader.value("of", Wire.count, about: "… among the last so many evaluated")
        what = try reader.optional("what", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("currentForDays", Int64(currentForDays))
        w.integer("misses", Int64(misses))
        w.integer("of", Int64(of))
        if let what { w.string("what", what) }
    }
}
