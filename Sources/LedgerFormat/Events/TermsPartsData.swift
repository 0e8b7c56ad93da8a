internal import CanonicalJSON
internal import LedgerDomain

extension Measure {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            metric: try reader.value("metric", .metricVersion),
            baseline: try reader.optional("baseline", .decimal, about: "where the member stands"),
            target: try reader.value("target", .decimal, about: "over the whole window"))
        try reader.finish(unknown: context.unknown)
    }

    func write(to writer: inout ObjectWriter) {
        if let baseline { writer.spelled("baseline", baseline) }
        writer.spelled("metric", metric)
        writer.spelled("target", target)
    }
}

/// A milestone as it is spelled: its zone is the window's, and stands there once.
struct MilestoneWithoutZone {
    let metric: MetricVersion
    let from: Day
    let to: Day
    let opensAt: Instant
    let closesAt: Instant
    let target: Decimal
    let verdictAt: Instant

    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        closesAt = try reader.value("closesAt", .instant, about: "midnight at the end of the last day")
        from = try reader.value("from", .day, about: "the first day")
        metric = try reader.value("metric", .metricVersion)
        opensAt = try reader.value("opensAt", .instant, about: "midnight at the start of the first day")
        target = try reader.value("target", .decimal, about: "for this span")
        to = try reader.value("to", .day, about: "the last day, which belongs to it")
        verdictAt = try reader.value("verdictAt", .instant, about: "when its verdict is due")
        try reader.finish(unknown: context.unknown)
    }

    func milestone(zone: String) -> Milestone {
        Milestone(
            metric: metric, span: DaySpan(from: from, to: to, opensAt: opensAt, closesAt: closesAt, zone: zone),
            target: target, verdictAt: verdictAt)
    }
}

extension Milestone {
    /// Traps if its zone is not the window's, which is all that is written of it.
    func write(to writer: inout ObjectWriter, in window: DaySpan) {
        precondition(span.zone == window.zone, "milestones are said in the zone of their window")
        writer.spelled("closesAt", span.closesAt)
        writer.spelled("from", span.from)
        writer.spelled("metric", metric)
        writer.spelled("opensAt", span.opensAt)
        writer.spelled("target", target)
        writer.spelled("to", span.to)
        writer.spelled("verdictAt", verdictAt)
    }
}

extension Contribution {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        let goal = try reader.optional("goal", .goal)
        try reader.finish(unknown: context.unknown)
        if let goal {
            self = .goal(goal, how: try context.text("/terms/contribution/how"))
        } else {
            self = .none(reason: try context.text("/terms/contribution/reason"))
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .goal(let goal, let how):
            writer.spelled("goal", goal)
            sealing.text("/terms/contribution/how", how, owner: .agreementMember)
        case .none(let reason):
            sealing.text("/terms/contribution/reason", reason, owner: .agreementMember)
        }
    }
}

extension PromisedInTerms {
    init(reading reader: ObjectReader, _ context: EventReading, _ index: Int) throws(ShapeError) {
        self.init(
            kind: try reader.value("kind", .choice(of: PromiseKind.self)),
            what: try context.text("/terms/promises/\(index)/what"),
            debtor: try reader.value("debtor", .member),
            dueOn: try reader.value("dueOn", .day),
            dueAt: try reader.value("dueAt", .instant, about: "the end of the day in the zone of the terms"))
        try reader.finish(unknown: context.unknown)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing, _ index: Int) {
        writer.spelled("debtor", debtor)
        writer.spelled("dueAt", dueAt)
        writer.spelled("dueOn", dueOn)
        writer.string("kind", kind.rawValue)
        sealing.text("/terms/promises/\(index)/what", what, owner: .agreementMember)
    }
}

extension ConsequenceStep {
    init(reading reader: ObjectReader, _ context: EventReading, _ index: Int) throws(ShapeError) {
        self.init(
            step: try reader.value("step", .ordinal),
            misses: try reader.value("misses", .ordinal, about: "at least so many missed milestones …"),
            of: try reader.value("of", .ordinal, about: "… of the last so many evaluated ones"),
            what: try context.text("/terms/consequences/\(index)/what"),
            currentForDays: try reader.value("currentForDays", .days, about: "for which it counts once applied"))
        try reader.finish(unknown: context.unknown)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing, _ index: Int) {
        writer.integer("currentForDays", Int64(currentForDays))
        writer.integer("misses", Int64(misses))
        writer.integer("of", Int64(of))
        writer.integer("step", Int64(step))
        sealing.text("/terms/consequences/\(index)/what", what, owner: .agreementMember)
    }
}
