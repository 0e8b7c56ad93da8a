/// What the measurements say of a milestone now, and the events that it rests on.
///
/// It is met or missed only when the source was complete for the member on every day of the span: then nothing recorded
/// means zero, and otherwise it means that nobody knows. Corrected values count as corrected, contested ones as they
/// stand.
/// - Returns: the event, and its basis as ``Aggregate/basis``.
func evaluate(
    _ milestone: Milestone, _ number: UInt32, of member: MemberID, given facts: some Facts
) throws -> (event: MilestoneEvaluated, basis: [UInt64]) {
    let version = milestone.metric.version
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
    if event.coveredDays == event.days, let value = aggregate.value {
        event.value = value
        event.verdict = definition.direction.reaches(value, milestone.target) ? .met : .missed
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
