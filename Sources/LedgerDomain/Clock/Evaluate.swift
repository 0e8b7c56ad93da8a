/// What the measurements say of a milestone now, and the events that it rests on.
///
/// It is met or missed only when the source was complete for the member on every day of the span: then nothing recorded
/// means zero, and otherwise it means that nobody knows. Corrected values count as corrected, contested ones as they
/// stand until somebody decides, withdrawn ones not at all. A target that adds up over the span is lowered by the days
/// that the member was away; of who was away for all of it nothing was measured.
/// - Returns: the event, and its basis as ``Aggregate/basis``.
func evaluate(
    _ milestone: Milestone, _ number: UInt32, of agreement: Agreement, given facts: some Facts
) throws -> (event: MilestoneEvaluated, basis: [UInt64]) {
    let version = milestone.metric.version
    let member = agreement.member
    let span = milestone.span
    var event = MilestoneEvaluated(
        milestone: number, verdict: .notMeasured, value: nil, target: milestone.target, coveredDays: 0,
        days: UInt32(span.days))
    guard let metric = try facts.metric(milestone.metric.metric), let definition = metric.definition(version) else {
        return (event, [])
    }
    let aggregate = try facts.measurements(metric.id, member)
        .aggregate(definition.aggregate, version: version, over: span)
    event.coveredDays = UInt32(metric.coveredDays(member, span, version: version))
    let absent = try facts.person(member)?.absentDays(number, of: agreement) ?? 0
    event.proRated = ProRating(milestone, by: definition, absent: absent)
    event.target = event.proRated?.target ?? milestone.target
    let wasThere = event.proRated.map { $0.absentDays < $0.workingDays } ?? true
    if event.coveredDays == event.days, wasThere, let value = aggregate.value {
        event.value = value
        event.verdict = definition.direction.reaches(value, event.target) ? .met : .missed
    }
    return (event, aggregate.basis)
}

extension MetricDirection {
    /// True when `value` is at `target` or beyond it, on the better side.
    package func reaches(_ value: Decimal, _ target: Decimal) -> Bool {
        switch self {
        case .up: value >= target
        case .down: value <= target
        }
    }
}
