package enum MetricEvent: Hashable, Sendable {
    case defined(MetricDefined)
    case replaced(MetricReplaced)
    /// The source was complete for some people and days.
    case covered(MeasurementCovered)
    case questioned(MetricQuestioned)
    case questionAnswered(SaidAbout)
}

extension MetricEvent {
    var withheld: MetricEvent {
        switch self {
        case .replaced(var event):
            event.reason = .withheld
            return .replaced(event)
        case .questioned(var event):
            event.reason = .withheld
            return .questioned(event)
        case .questionAnswered(let event):
            return .questionAnswered(SaidAbout(of: event.of, text: .withheld))
        case .defined, .covered: return self
        }
    }

    var said: String? {
        switch self {
        case .replaced(let event): event.reason.shown
        case .questioned(let event): event.reason.shown
        case .questionAnswered(let event): event.text.shown
        case .defined, .covered: nil
        }
    }
}

package enum MetricDirection: String, Hashable, Sendable, CaseIterable {
    /// More is better: a target is met at or above it.
    case up
    /// Less is better: a target is met at or below it.
    case down
}

package enum MetricAggregate: String, Hashable, Sendable, CaseIterable {
    case sum, latest, mean, min, max, count
}

package enum MetricCounts: String, Hashable, Sendable, CaseIterable {
    /// What comes out: the manager's business.
    case outcome
    /// What somebody does: needs the member's own proposal, and never bears a consequence.
    case activity
}

/// One version of a metric. Version 1 comes with the metric; later ones with ``MetricReplaced``.
package struct MetricDefined: Hashable, Sendable {
    package var version: UInt32
    package var name: String
    package var formula: String
    /// Such as `USD` or `days`.
    package var unit: String
    package var direction: MetricDirection
    package var aggregate: MetricAggregate
    package var counts: MetricCounts
    package var source: String
    /// Who collects it.
    package var collector: String
    /// Days after which the newest value is out of date.
    package var freshnessDays: UInt32
    /// Days between the end of a milestone and its verdict, so that late rows still count.
    package var settleDays: UInt32
    package init(
        version: UInt32, name: String, formula: String, unit: String, direction: MetricDirection,
        aggregate: MetricAggregate, counts: MetricCounts, source: String, collector: String, freshnessDays: UInt32,
        settleDays: UInt32
    ) {
        self.version = version
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

package struct MetricReplaced: Hashable, Sendable {
    package var version: UInt32
    /// The version that stands in its place, defined by the event before this one.
    package var by: UInt32
    package var reason: PersonalText
    package init(version: UInt32, by: UInt32, reason: PersonalText) {
        self.version = version
        self.by = by
        self.reason = reason
    }
}

/// The source was complete for these people and days: nothing recorded means zero, not "no data".
package struct MeasurementCovered: Hashable, Sendable {
    package var metric: MetricVersion
    package var members: [MemberID]
    package var from: Day
    package var to: Day
    package init(metric: MetricVersion, members: [MemberID], from: Day, to: Day) {
        self.metric = metric
        self.members = members
        self.from = from
        self.to = to
    }
}
