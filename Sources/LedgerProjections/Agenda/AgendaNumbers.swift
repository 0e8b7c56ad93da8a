package import LedgerDomain
internal import LedgerStore

extension TwoPeople {
    /// How far a milestone has come that has begun and has no verdict yet.
    package struct Progress: Sendable {
        package var agreement: AgreementID
        /// From 1.
        package var number: Int
        package var milestone: Milestone
        package var definition: MetricDefined
        package var value: Decimal?
        /// Of the newest value.
        package var asOf: Day?

        /// Of the target, where more is better and there is something to reach; rounded down.
        package var percent: Int? {
            guard definition.direction == .up, let value, milestone.target.millionths > 0, value.millionths >= 0 else {
                return nil
            }
            return Int(clamping: value.millionths * 100 / milestone.target.millionths)
        }
    }

    /// In the order of agreements and milestones. O(measurements of the member by those metrics).
    package func progress() throws -> [Progress] {
        var found: [Progress] = []
        for agreement in agreements {
            guard let terms = agreement.termsInForce, let verdicts = agreement.inForce?.verdicts else { continue }
            for (index, (milestone, verdict)) in zip(terms.milestones, verdicts).enumerated() {
                guard !verdict.isSettled, milestone.span.opensAt <= now,
                    let definition = try facts.metric(milestone.metric.metric)?.definition(milestone.metric.version)
                else { continue }
                let measured = try facts.measurements(milestone.metric.metric, agreement.member)
                let newest = measured.items.lazy
                    .filter { $0.version == milestone.metric.version && milestone.span.contains($0.asOf) }.map(\.asOf)
                    .max()
                found.append(
                    Progress(
                        agreement: agreement.id, number: index + 1, milestone: milestone, definition: definition,
                        value: measured.aggregate(
                            definition.aggregate, version: milestone.metric.version, over: milestone.span
                        ).value, asOf: newest))
            }
        }
        return found
    }
}
