package enum PromiseEvent: Hashable, Sendable {
    case asked(PromiseAsked)
    case made(PromiseMade)
    case declined(SaidReason)
    case done(PromiseDone)
    case confirmed
    case contested(SaidReason)
    case settled(PromiseSettled)
    case moveAsked(PromiseMoveAsked)
    case moved(PromiseMoved)
    case moveRefused(PerhapsReason)
    case withdrawn(SaidReason)
    case overdue
    case unanswered
}

package enum PromiseKind: String, Hashable, Sendable, CaseIterable {
    case plain
    /// Help to reach what was agreed: a tool, training, time, budget, people.
    case support
    /// Agreed at a checkpoint.
    case correction
    /// Ordered by a decision.
    case remedy
    /// To how both work.
    case change
}

/// Somebody asks for a promise that another is to make, or not.
package struct PromiseAsked: Hashable, Sendable {
    /// Who asks, and would be owed it.
    package var creditor: MemberID
    package var debtor: MemberID
    package var kind: PromiseKind
    package var about: AboutReference?
    /// When the asker would like it; the debtor says when it will be.
    package var due: DueDay?
    /// After that day an answer is late.
    package var answerBy: DueDay
    package var what: PersonalText
    package init(
        creditor: MemberID, debtor: MemberID, kind: PromiseKind, about: AboutReference?, due: DueDay?,
        answerBy: DueDay, what: PersonalText
    ) {
        self.creditor = creditor
        self.debtor = debtor
        self.kind = kind
        self.about = about
        self.due = due
        self.answerBy = answerBy
        self.what = what
    }
}

/// The debtor's own word, or a promise of terms that both sides confirmed.
package struct PromiseMade: Hashable, Sendable {
    /// Which promise of which terms it is.
    package struct InTerms: Hashable, Sendable {
        package var terms: TermsReference
        /// From 1, in the order of the terms.
        package var number: UInt32
        package init(terms: TermsReference, number: UInt32) {
            self.terms = terms
            self.number = number
        }
    }

    package var creditor: MemberID
    package var debtor: MemberID
    package var kind: PromiseKind
    package var about: AboutReference?
    package var due: DueDay
    /// Nil where the words stand elsewhere: in the ask that it answers, or in the terms.
    package var what: PersonalText?
    package var inTerms: InTerms?
    package init(
        creditor: MemberID, debtor: MemberID, kind: PromiseKind, about: AboutReference?, due: DueDay,
        what: PersonalText?, inTerms: InTerms?
    ) {
        self.creditor = creditor
        self.debtor = debtor
        self.kind = kind
        self.about = about
        self.due = due
        self.what = what
        self.inTerms = inTerms
    }
}

package struct PromiseDone: Hashable, Sendable {
    /// Uncontested until that day's end, it counts as kept.
    package var contestBy: DueDay
    package var evidence: PersonalText?
    package init(contestBy: DueDay, evidence: PersonalText?) {
        self.contestBy = contestBy
        self.evidence = evidence
    }
}

package enum PromiseVerdict: String, Hashable, Sendable, CaseIterable {
    case kept, broken
}

package struct PromiseSettled: Hashable, Sendable {
    package var verdict: PromiseVerdict
    package var reason: PersonalText
    package init(verdict: PromiseVerdict, reason: PersonalText) {
        self.verdict = verdict
        self.reason = reason
    }
}

/// The debtor asks for another day.
package struct PromiseMoveAsked: Hashable, Sendable {
    package var due: DueDay
    /// After that day an answer is late.
    package var answerBy: DueDay
    package var reason: PersonalText
    package init(due: DueDay, answerBy: DueDay, reason: PersonalText) {
        self.due = due
        self.answerBy = answerBy
        self.reason = reason
    }
}

/// The creditor agrees to another day, or gives more time by themself.
package struct PromiseMoved: Hashable, Sendable {
    package var due: DueDay
    package var reason: PersonalText?
    package init(due: DueDay, reason: PersonalText?) {
        self.due = due
        self.reason = reason
    }
}
