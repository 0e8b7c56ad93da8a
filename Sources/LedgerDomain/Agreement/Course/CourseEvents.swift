/// The manager wants the member's own proposals before anything is confirmed.
package struct ProposalsInvited: Hashable, Sendable {
    /// Until then the member does not confirm, unless they waive it.
    package var until: DueDay
    package init(until: DueDay) { self.until = until }
}

/// A question that the other side owes an answer.
package struct ClarificationRequested: Hashable, Sendable {
    package var text: PersonalText
    package var answerBy: Instant
    package init(text: PersonalText, answerBy: Instant) {
        self.text = text
        self.answerBy = answerBy
    }
}

/// The manager sets terms that the member has not agreed to. It takes a co-signature, a notice and time to reply before
/// they enter force, and they are shown as not agreed for ever.
package struct AgreementSet: Hashable, Sendable {
    package var terms: TermsReference
    package var reason: PersonalText
    package init(terms: TermsReference, reason: PersonalText) {
        self.terms = terms
        self.reason = reason
    }
}

/// The member was told that terms were set; written with the co-signature.
package struct NoticeServed: Hashable, Sendable {
    /// Until then the member confirms, reserves or declines; then the terms enter force.
    package var replyBy: Instant
    package init(replyBy: Instant) { self.replyBy = replyBy }
}

/// Other terms for what is in force, until both confirm them or one of the sides lets them go.
package struct AmendmentProposed: Hashable, Sendable {
    package var revision: UInt32
    package var terms: Terms
    package var reason: PersonalText
    package init(revision: UInt32, terms: Terms, reason: PersonalText) {
        self.revision = revision
        self.terms = terms
        self.reason = reason
    }
}

/// Both confirmed the amendment; written with the second confirmation. Verdicts of unchanged milestones stay.
package struct AgreementAmended: Hashable, Sendable {
    package var terms: TermsReference
    package var revision: UInt32
    package init(terms: TermsReference, revision: UInt32) {
        self.terms = terms
        self.revision = revision
    }
}

/// The manager decided something of the how, which is the member's unless the terms reserve it.
package struct AutonomyOverridden: Hashable, Sendable {
    package var scope: PersonalText
    package var reason: PersonalText
    package init(scope: PersonalText, reason: PersonalText) {
        self.scope = scope
        self.reason = reason
    }
}

/// The goal that the work serves changed or ended; written with that, which is its cause.
package struct AlignmentOutdated: Hashable, Sendable {
    package var goal: GoalID
    package init(goal: GoalID) { self.goal = goal }
}

/// Who manages the member now takes the terms as their own.
package struct AgreementHandedOver: Hashable, Sendable {
    package var manager: MemberID
    package init(manager: MemberID) { self.manager = manager }
}
