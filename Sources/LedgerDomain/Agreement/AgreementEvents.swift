package enum AgreementEvent: Hashable, Sendable {
    case proposed(AgreementProposed)
    case countered(AgreementCountered)
    case withdrawn(SaidReason)
    case discussed(SaidText)
    case reserved(SaidText)
    case declined(SaidReason)
    case confirmed(AgreementConfirmed)
    case enteredForce(AgreementEnteredForce)
    case milestoneEvaluated(MilestoneEvaluated)
    case milestoneOverridden(MilestoneOverridden)
    case milestoneWaived(MilestoneWaived)
    case closed(AgreementClosed)
    case proposalsInvited(ProposalsInvited)
    /// The member needs no more time to propose.
    case proposalsWaived
    case clarificationRequested(ClarificationRequested)
    case clarificationAnswered(SaidAbout)
    /// Of a confirmation: what the other side's own words leave out or get wrong.
    case understandingCorrected(SaidAbout)
    case set(AgreementSet)
    case cosigned
    case noticeServed(NoticeServed)
    case noticeReceived
    case amendmentProposed(AmendmentProposed)
    case amendmentDeclined(SaidReason)
    case amendmentWithdrawn(SaidReason)
    case amended(AgreementAmended)
    case endProposed(SaidReason)
    case endDeclined(SaidReason)
    case ended(PerhapsReason)
    case autonomyOverridden(AutonomyOverridden)
    case alignmentOutdated(AlignmentOutdated)
    case alignmentAffirmed(SaidReason)
    case handedOver(AgreementHandedOver)
    /// Nobody brought it into force before its window began.
    case expired
}

package struct AgreementProposed: Hashable, Sendable {
    package var member: MemberID
    package var manager: MemberID
    package var terms: Terms
    package init(member: MemberID, manager: MemberID, terms: Terms) {
        self.member = member
        self.manager = manager
        self.terms = terms
    }
}

/// A new revision of the terms, by either side; it takes the place of what was proposed before.
package struct AgreementCountered: Hashable, Sendable {
    /// From 2: the proposal is revision 1.
    package var revision: UInt32
    package var terms: Terms
    package init(revision: UInt32, terms: Terms) {
        self.revision = revision
        self.terms = terms
    }
}

package struct AgreementConfirmed: Hashable, Sendable {
    package var terms: TermsReference
    /// What the member understood; nil is a recorded skip.
    package var inOwnWords: PersonalText?
    /// The member's own word that no support is needed, where the terms promise none.
    package var noSupportNeeded: Bool
    package init(terms: TermsReference, inOwnWords: PersonalText?, noSupportNeeded: Bool) {
        self.terms = terms
        self.inOwnWords = inOwnWords
        self.noSupportNeeded = noSupportNeeded
    }
}

/// Both confirmed the same terms; written with the second confirmation. Or they were set, and the time to reply passed.
package struct AgreementEnteredForce: Hashable, Sendable {
    package var terms: TermsReference
    package var revision: UInt32
    /// Set without the member's agreement.
    package var notAgreed: Bool
    package init(terms: TermsReference, revision: UInt32, notAgreed: Bool = false) {
        self.terms = terms
        self.revision = revision
        self.notAgreed = notAgreed
    }
}

package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case met, missed, notMeasured
}

/// What the measurements say of a milestone, when it was due.
package struct MilestoneEvaluated: Hashable, Sendable {
    /// From 1, in the order of the terms.
    package var milestone: UInt32
    package var verdict: Verdict
    /// Nil when it was not measured.
    package var value: Decimal?
    package var target: Decimal
    /// Days of the span for which the source was complete, and days of the span.
    package var coveredDays: UInt32
    package var days: UInt32
    /// How absence made `target` out of that of the terms; nil when it changed nothing.
    package var proRated: ProRating?
    package init(
        milestone: UInt32, verdict: Verdict, value: Decimal?, target: Decimal, coveredDays: UInt32, days: UInt32,
        proRated: ProRating? = nil
    ) {
        self.milestone = milestone
        self.verdict = verdict
        self.value = value
        self.target = target
        self.coveredDays = coveredDays
        self.days = days
        self.proRated = proRated
    }
}

/// target = fullTarget × (workingDays − absentDays) ÷ workingDays, for what adds up over a span.
package struct ProRating: Hashable, Sendable {
    /// What the terms say.
    package var fullTarget: Decimal
    /// Mondays to Fridays of the span, and how many of them the member was away.
    package var workingDays: UInt32
    package var absentDays: UInt32
    package init(fullTarget: Decimal, workingDays: UInt32, absentDays: UInt32) {
        self.fullTarget = fullTarget
        self.workingDays = workingDays
        self.absentDays = absentDays
    }
}

/// A manager's verdict beside the computed one; both are shown.
package struct MilestoneOverridden: Hashable, Sendable {
    package var milestone: UInt32
    package var verdict: Verdict
    package var reason: PersonalText
    package init(milestone: UInt32, verdict: Verdict, reason: PersonalText) {
        self.milestone = milestone
        self.verdict = verdict
        self.reason = reason
    }
}

package struct MilestoneWaived: Hashable, Sendable {
    package var milestone: UInt32
    package var reason: PersonalText
    package init(milestone: UInt32, reason: PersonalText) {
        self.milestone = milestone
        self.reason = reason
    }
}

package enum AgreementOutcome: String, Hashable, Sendable, CaseIterable {
    case met, missed, notMeasured
}

package struct AgreementClosed: Hashable, Sendable {
    package var outcome: AgreementOutcome
    package var met: UInt32
    package var missed: UInt32
    package var notMeasured: UInt32
    package var waived: UInt32
    package init(outcome: AgreementOutcome, met: UInt32, missed: UInt32, notMeasured: UInt32, waived: UInt32) {
        self.outcome = outcome
        self.met = met
        self.missed = missed
        self.notMeasured = notMeasured
        self.waived = waived
    }
}
