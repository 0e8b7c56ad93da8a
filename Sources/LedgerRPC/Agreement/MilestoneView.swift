package import CanonicalJSON

/// One milestone with its verdict, or its progress until there is one.
package struct MilestoneView: WireObject, Hashable {
    /// Working days of the span for which the member is away, where that lowers the target.
    package var absentDays: Int?
    /// Days of the span for which the source was complete.
    package var coveredDays: Int?
    /// Days of the span.
    package var days: Int
    package var from: String
    /// What the terms say, where absence lowers it: target is fullTarget × (workingDays − absentDays) ÷ workingDays.
    package var fullTarget: String?
    package var metric: String
    package var metricName: String?
    /// Its number, as commands name it.
    package var n: Int
    package var overridden: OverrideView?
    /// The value so far.
    package var progress: String?
    package var target: String
    package var to: String
    /// The value of the verdict.
    package var value: String?
    /// Met, missed or notMeasured.
    package var verdict: String?
    /// When the verdict is due.
    package var verdictAt: String
    /// The reason.
    package var waived: String?
    /// Mondays to Fridays of the span, where absence lowers the target.
    package var workingDays: Int?

    package init(
        absentDays: Int? = nil, coveredDays: Int? = nil, days: Int, from: String, fullTarget: String? = nil,
        metric: String, metricName: String? = nil, n: Int, overridden: OverrideView? = nil, progress: String? = nil,
        target: String, to: String, value: String? = nil, verdict: String? = nil, verdictAt: String,
        waived: String? = nil, workingDays: Int? = nil
    ) {
        self.absentDays = absentDays
        self.coveredDays = coveredDays
        self.days = days
        self.from = from
        self.fullTarget = fullTarget
        self.metric = metric
        self.metricName = metricName
        self.n = n
        self.overridden = overridden
        self.progress = progress
        self.target = target
        self.to = to
        self.value = value
        self.verdict = verdict
        self.verdictAt = verdictAt
        self.waived = waived
        self.workingDays = workingDays
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        absentDays = try reader.optional(
            "absentDays", Wire.count,
            about: "working days of the span for which the member is away, where that lowers the target")
        coveredDays = try reader.optional(
            "coveredDays", Wire.count, about: "days of the span for which the source was complete")
        days = try reader.value("days", Wire.count, about: "days of the span")
        from = try reader.value("from", Wire.word)
        fullTarget = try reader.optional(
            "fullTarget", Wire.word,
            about:
                "what the terms say, where absence lowers it: target is fullTarget × (workingDays − absentDays) ÷ workingDays"
        )
        metric = try reader.value("metric", Wire.word)
        metricName = try reader.optional("metricName", Wire.word)
        n = try reader.value("n", Wire.count, about: "its number, as commands name it")
        overridden = try reader.optional(OverrideView.self, "overridden")
        progress = try reader.optional("progress", Wire.word, about: "the value so far")
        target = try reader.value("target", Wire.word)
        to = try reader.value("to", Wire.word)
        value = try reader.optional("value", Wire.word, about: "the value of the verdict")
        verdict = try reader.optional("verdict", Wire.word, about: "met, missed or notMeasured")
        verdictAt = try reader.value("verdictAt", Wire.word, about: "when the verdict is due")
        waived = try reader.optional("waived", Wire.text, about: "the reason")
        workingDays = try reader.optional(
            "workingDays", Wire.count, about: "Mondays to Fridays of the span, where absence lowers the target")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let absentDays { w.integer("absentDays", Int64(absentDays)) }
        if let coveredDays { w.integer("coveredDays", Int64(coveredDays)) }
        w.integer("days", Int64(days))
        w.string("from", from)
        if let fullTarget { w.string("fullTarget", fullTarget) }
        w.string("metric", metric)
        if let metricName { w.string("metricName", metricName) }
        w.integer("n", Int64(n))
        if let overridden { w.one("overridden", overridden) }
        if let progress { w.string("progress", progress) }
        w.string("target", target)
        w.string("to", to)
        if let value { w.string("value", value) }
        if let verdict { w.string("verdict", verdict) }
        w.string("verdictAt", verdictAt)
        if let waived { w.string("waived", waived) }
        if let workingDays { w.integer("workingDays", Int64(workingDays)) }
    }
}

/// A manager's verdict in the place of the computed one, which is shown beside it.
package struct OverrideView: WireObject, Hashable {
    package var by: String
    package var reason: String?
    package var verdict: String

    package init(by: String, reason: String? = nil, verdict: String) {
        self.by = by
        self.reason = reason
        self.verdict = verdict
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        by = try reader.value("by", Wire.word)
        reason = try reader.optional("reason", Wire.text)
        verdict = try reader.value("verdict", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("by", by)
        if let reason { w.string("reason", reason) }
        w.string("verdict", verdict)
    }
}
