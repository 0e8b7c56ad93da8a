package enum MeasurementEvent: Hashable, Sendable {
    case recorded(MeasurementRecorded)
    case corrected(MeasurementCorrected)
    case contested(MeasurementContested)
    case contestDecided(MeasurementContestDecided)
}

extension MeasurementEvent {
    var withheld: MeasurementEvent {
        switch self {
        case .recorded: return self
        case .corrected(var event):
            event.reason = .withheld
            return .corrected(event)
        case .contested(var event):
            event.reason = .withheld
            return .contested(event)
        case .contestDecided(var event):
            event.reason = .withheld
            return .contestDecided(event)
        }
    }

    var said: String? {
        switch self {
        case .recorded: nil
        case .corrected(let event): event.reason.shown
        case .contested(let event): event.reason.shown
        case .contestDecided(let event): event.reason.shown
        }
    }
}

/// How the recorder came to know a value.
package enum Knowledge: String, Hashable, Sendable, CaseIterable {
    case witnessed, reported, system
}

package struct MeasurementRecorded: Hashable, Sendable {
    package var metric: MetricVersion
    package var member: MemberID
    package var value: Decimal
    /// The day for which it counts, as the source says it.
    package var asOf: Day
    package var source: String
    /// The source's own key of the row, so that the same file twice changes nothing.
    package var ref: String
    package var knowledge: Knowledge
    package init(
        metric: MetricVersion, member: MemberID, value: Decimal, asOf: Day, source: String, ref: String,
        knowledge: Knowledge
    ) {
        self.metric = metric
        self.member = member
        self.value = value
        self.asOf = asOf
        self.source = source
        self.ref = ref
        self.knowledge = knowledge
    }
}

package struct MeasurementCorrected: Hashable, Sendable {
    /// `seq` of the measurement that it corrects. Both values are kept.
    package var of: UInt64
    package var value: Decimal
    package var reason: PersonalText
    package init(of: UInt64, value: Decimal, reason: PersonalText) {
        self.of = of
        self.value = value
        self.reason = reason
    }
}

package struct MeasurementContested: Hashable, Sendable {
    /// `seq` of the measurement.
    package var of: UInt64
    package var reason: PersonalText
    package init(of: UInt64, reason: PersonalText) {
        self.of = of
        self.reason = reason
    }
}

/// What becomes of a contested value. Both words are about the value, never about the contest.
package enum ContestVerdict: String, Hashable, Sendable, CaseIterable {
    /// The value stands, and counts as it did.
    case upheld
    /// The value counts no more in any aggregate or verdict that is computed from now on. It stays readable, and so do
    /// the verdicts that were computed with it.
    case withdrawn
}

package struct MeasurementContestDecided: Hashable, Sendable {
    /// `seq` of the measurement.
    package var of: UInt64
    package var verdict: ContestVerdict
    package var reason: PersonalText
    package init(of: UInt64, verdict: ContestVerdict, reason: PersonalText) {
        self.of = of
        self.verdict = verdict
        self.reason = reason
    }
}
