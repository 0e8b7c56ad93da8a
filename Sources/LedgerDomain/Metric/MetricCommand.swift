package enum MetricCommand: Hashable, Sendable {
    case define(MetricDraft)
    case replace(MetricID, by: MetricDraft, reason: String)
    /// Says that the source was complete for these people and days.
    case cover(MetricVersion, members: [MemberID], from: Day, to: Day)
    case question(MetricVersion, agreement: AgreementID?, reason: String)
    /// `of` nil means the oldest question that waits for the actor's answer.
    case answerQuestion(MetricID, of: UInt64?, text: String)

    var metric: MetricID? {
        switch self {
        case .define: nil
        case .replace(let id, _, _): id
        case .cover(let version, _, _, _), .question(let version, _, _): version.metric
        case .answerQuestion(let id, _, _): id
        }
    }
}

extension Act {
    func decide(_ command: MetricCommand) throws -> Decision {
        switch command {
        case .define(let draft): try defineMetric(draft)
        case .replace(let id, let draft, let reason): try replaceMetric(id, by: draft, reason: reason)
        case .question(let version, let agreement, let reason):
            try questionMetric(version, agreement: agreement, reason: reason)
        case .answerQuestion(let id, let seq, let text): try answerQuestion(id, of: seq, text: text)
        case .cover(let metric, let members, let from, let to): try cover(metric, members: members, from: from, to: to)
        }
    }
}

package struct MetricDraft: Hashable, Sendable {
    package var name: String
    package var formula: String
    package var unit: String
    package var direction: MetricDirection
    package var aggregate: MetricAggregate
    package var counts: MetricCounts
    package var source: String
    package var collector: String
    package var freshnessDays: UInt32
    package var settleDays: UInt32
    package init(
        name: String, formula: String, unit: String, direction: MetricDirection, aggregate: MetricAggregate,
        counts: MetricCounts, source: String, collector: String, freshnessDays: UInt32, settleDays: UInt32
    ) {
        self.name = name
        self.formula = formula
        self.unit = unit
        self.direction = direction
        self.aggregate = aggregate
        self.counts = counts
        self.source = source
        self.collector = collector
        self.freshnessDays = freshnessDays
        self.settleDays = settleDays
    }
}
