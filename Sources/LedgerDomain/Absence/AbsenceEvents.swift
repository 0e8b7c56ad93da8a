/// Somebody is away. The days are sealed; what they change of each milestone is fixed as numbers when it is recorded,
/// so that a verdict can be checked when the days cannot be read any more.
package struct AbsenceRecorded: Hashable, Sendable {
    /// The first and the last day, as `2026-12-24`.
    package var from: PersonalText
    package var to: PersonalText
    /// Mondays to Fridays among them.
    package var workingDays: UInt32
    /// Milestones in force whose days it touches, and that had no verdict yet.
    package var effects: [Effect]

    package struct Effect: Hashable, Sendable {
        package var agreement: AgreementID
        /// Where the terms stand in which the milestone has this number.
        package var terms: UInt64
        /// From 1, in the order of the terms.
        package var milestone: UInt32
        /// Mondays to Fridays of the milestone's span.
        package var workingDays: UInt32
        package init(agreement: AgreementID, terms: UInt64, milestone: UInt32, workingDays: UInt32) {
            self.agreement = agreement
            self.terms = terms
            self.milestone = milestone
            self.workingDays = workingDays
        }
    }

    package init(from: PersonalText, to: PersonalText, workingDays: UInt32, effects: [Effect]) {
        self.from = from
        self.to = to
        self.workingDays = workingDays
        self.effects = effects
    }
}

extension AbsenceRecorded {
    /// The first to the last day; nil where they are withheld.
    package var days: ClosedRange<Day>? {
        guard let from = from.said.flatMap({ Day(text: $0) }), let to = to.said.flatMap({ Day(text: $0) }), from <= to
        else { return nil }
        return from...to
    }
}

/// An absence that was recorded does not count, or no more: plans change, and people make mistakes.
package struct AbsenceWithdrawn: Hashable, Sendable {
    /// The position of the event that recorded it.
    package var of: UInt64
    package init(of: UInt64) { self.of = of }
}

/// An absence as a person's record remembers it.
package struct Absence: Hashable, Sendable {
    package var seq: UInt64
    package var workingDays: UInt32
    package var effects: [AbsenceRecorded.Effect]
}
