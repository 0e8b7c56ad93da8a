internal import LedgerDomain

extension Catalogue {
    /// What happens to an agreement between its proposal and its end.
    static let agreementCourseTypes = talk + setting + changes

    private static let talk = [
        EventType(
            "proposals.invited", in: .agreement, ProposalsInvited.self, { .agreement(.proposalsInvited($0)) },
            actors: manager, subjects: parties,
            meaning: "The manager wants the member's own proposals; the member does not confirm before that day ends."),
        EventType(
            "proposals.waived", in: .agreement, NoData.self, { _ in .agreement(.proposalsWaived) },
            actors: "the member", subjects: parties, meaning: "The member needs no more time to propose."),
        EventType(
            "clarification.requested", in: .agreement, ClarificationRequested.self,
            { .agreement(.clarificationRequested($0)) }, actors: parties, subjects: parties,
            sealed: [SealedRule("/text", .author)], meaning: "One side asked something, and is owed an answer."),
        EventType(
            "clarification.answered", in: .agreement, SaidAbout.self, { .agreement(.clarificationAnswered($0)) },
            actors: "the side that was asked", subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "The other side answered."),
        EventType(
            "understanding.corrected", in: .agreement, SaidAbout.self, { .agreement(.understandingCorrected($0)) },
            actors: "the side that has not confirmed yet", subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "What the other side's own words leave out or get wrong."),
        EventType(
            "autonomy.overridden", in: .agreement, AutonomyOverridden.self, { .agreement(.autonomyOverridden($0)) },
            actors: manager, subjects: parties,
            sealed: [SealedRule("/scope", .author), SealedRule("/reason", .author)],
            meaning: "The manager decided something of the how, which is the member's."),
        EventType(
            "alignment.outdated", in: .agreement, AlignmentOutdated.self, { .agreement(.alignmentOutdated($0)) },
            actors: "whoever changed the goal", subjects: parties,
            meaning: "The goal that the work serves changed or ended, so that both should look again."),
        EventType(
            "alignment.affirmed", in: .agreement, SaidReason.self, { .agreement(.alignmentAffirmed($0)) },
            actors: parties, subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "One side looked again, and says why the terms are still right."),
        EventType(
            "agreement.handedOver", in: .agreement, AgreementHandedOver.self, { .agreement(.handedOver($0)) },
            actors: "who manages the member now", subjects: "the member, both managers",
            meaning: "Who manages the member now takes the terms as their own."),
    ]

    private static let setting = [
        EventType(
            "agreement.set", in: .agreement, AgreementSet.self, { .agreement(.set($0)) }, actors: manager,
            subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The manager sets the terms without the member's agreement; by itself it brings nothing about."),
        EventType(
            "agreement.cosigned", in: .agreement, NoData.self, { _ in .agreement(.cosigned) },
            actors: "hr that is not involved", subjects: parties,
            meaning: "Somebody uninvolved agrees that the terms are set."),
        EventType(
            "notice.served", in: .agreement, NoticeServed.self, { .agreement(.noticeServed($0)) },
            actors: "hr that is not involved", subjects: parties,
            meaning: "The member was told that the terms are set, and until when they may reply."),
        EventType(
            "notice.received", in: .agreement, NoData.self, { _ in .agreement(.noticeReceived) },
            actors: "the member", subjects: parties,
            meaning: "The member has seen the notice; that is neither understanding nor agreement."),
    ]

    private static let changes = [
        EventType(
            "agreement.amendmentProposed", in: .agreement, AmendmentProposed.self,
            { .agreement(.amendmentProposed($0)) }, actors: parties, subjects: parties,
            sealed: sealedTerms + [SealedRule("/reason", .author)],
            meaning: "One side proposed other terms for what is in force."),
        EventType(
            "agreement.amendmentDeclined", in: .agreement, SaidReason.self, { .agreement(.amendmentDeclined($0)) },
            actors: "the side that did not propose it", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The other side keeps the terms in force."),
        EventType(
            "agreement.amendmentWithdrawn", in: .agreement, SaidReason.self, { .agreement(.amendmentWithdrawn($0)) },
            actors: "who proposed it", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The proposed amendment was taken back."),
        EventType(
            "agreement.amended", in: .agreement, AgreementAmended.self, { .agreement(.amended($0)) },
            actors: "whoever confirmed second", subjects: parties,
            meaning:
                "Both confirmed other terms, which are in force from now on; verdicts of unchanged milestones stay."),
        EventType(
            "agreement.endProposed", in: .agreement, SaidReason.self, { .agreement(.endProposed($0)) },
            actors: parties, subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "One side would end the agreement before its time."),
        EventType(
            "agreement.endDeclined", in: .agreement, SaidReason.self, { .agreement(.endDeclined($0)) },
            actors: "the other side", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The other side would not."),
        EventType(
            "agreement.ended", in: .agreement, PerhapsReason.self, { .agreement(.ended($0)) },
            actors: "the other side", subjects: parties, sealed: [SealedRule("/reason", .author, optional: true)],
            meaning: "Both sides ended the agreement before its time."),
        EventType(
            "agreement.expired", in: .agreement, NoData.self, { _ in .agreement(.expired) }, actors: "the clock",
            subjects: parties, meaning: "The window began, and the terms were not in force."),
    ]

    private static let parties = "the member, the manager"
    private static let manager = "the manager"
}
