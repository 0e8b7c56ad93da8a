extension Day {
    /// Mondays to Fridays from this day to `last`, both included; 0 if `last` comes before.
    package func workingDays(to last: Day) -> UInt32 {
        guard self <= last else { return 0 }
        let days = distance(to: last) + 1
        let weeks = days / 7
        let rest = (0..<days % 7).count { (weekday - 1 + $0) % 7 < 5 }
        return UInt32(weeks * 5 + rest)
    }
}

extension ProRating {
    /// What is left of the target.
    package var target: Decimal {
        Decimal(
            clampingMillionths: roundedQuotient(
                fullTarget.millionths * Int128(workingDays - absentDays), Int128(workingDays)))
    }

    /// How absence lowers a target; nil where it does not: nobody was away, or the values do not add up over the span,
    /// or less is better.
    ///
    /// - Parameter absent: working days of the span; more than there are count as all.
    package init?(_ milestone: Milestone, by definition: MetricDefined, absent: UInt32) {
        let working = milestone.span.from.workingDays(to: milestone.span.to)
        guard absent > 0, working > 0, definition.direction == .up, milestone.target > .zero else { return nil }
        switch definition.aggregate {
        case .sum, .count: break
        case .latest, .mean, .min, .max: return nil
        }
        self.init(fullTarget: milestone.target, workingDays: working, absentDays: min(absent, working))
    }
}

extension Person {
    /// Working days for which they were away of the days of one milestone in force.
    ///
    /// What was recorded under earlier terms counts for a milestone that an amendment left as it was; one that was
    /// changed was agreed anew, with the absence known.
    package func absentDays(_ number: UInt32, of agreement: Agreement) -> UInt32 {
        guard let terms = agreement.termsInForce, number >= 1, number <= terms.milestones.count else { return 0 }
        let milestone = terms.milestones[Int(number) - 1]
        var days: UInt32 = 0
        for effect in absences.lazy.flatMap(\.effects) where effect.agreement == agreement.id {
            let then = agreement.revisions.last { $0.reference.seq == effect.terms }?.terms.milestones ?? []
            let index = Int(effect.milestone) - 1
            if then.indices.contains(index), then[index] == milestone { days += effect.workingDays }
        }
        return days
    }
}
