internal import LedgerDomain

extension Catalogue {
    static let agreementTypes = [
        EventType(
            "agreement.proposed", in: .agreement, AgreementProposed.self, { .agreement(.proposed($0)) },
            actors: parties, subjects: parties, sealed: sealedTerms,
            meaning: "One side proposed what both are to hold each other to."),
        EventType(
            "agreement.countered", in: .agreement, AgreementCountered.self, { .agreement(.countered($0)) },
            actors: parties, subjects: parties, sealed: sealedTerms,
            meaning: "A new revision of the terms took the place of what was proposed before."),
        EventType(
            "agreement.withdrawn", in: .agreement, SaidReason.self, { .agreement(.withdrawn($0)) },
            actors: "who proposed it, or who manages the member since", subjects: parties,
            sealed: [SealedRule("/reason", .author)],
            meaning: "The proposal was taken back before it entered force."),
        EventType(
            "agreement.discussed", in: .agreement, SaidText.self, { .agreement(.discussed($0)) },
            actors: parties, subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "One side said something about the terms."),
        EventType(
            "agreement.reserved", in: .agreement, SaidText.self, { .agreement(.reserved($0)) },
            actors: "the member", subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "Agreed, but: a reservation that travels with the agreement."),
        EventType(
            "agreement.declined", in: .agreement, SaidReason.self, { .agreement(.declined($0)) },
            actors: "the member", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The member does not agree to the terms."),
        EventType(
            "agreement.confirmed", in: .agreement, AgreementConfirmed.self, { .agreement(.confirmed($0)) },
            actors: "each side for itself", subjects: parties,
            sealed: [SealedRule("/inOwnWords", .author, optional: true)],
            meaning: "One side agreed to exactly these terms; a member without own words skipped saying them."),
        EventType(
            "agreement.enteredForce", in: .agreement, AgreementEnteredForce.self, { .agreement(.enteredForce($0)) },
            actors: "whoever confirmed second, or the clock", subjects: parties,
            meaning: "Both sides confirmed the same terms, or they were set and the time to reply passed."),
        EventType(
            "milestone.evaluated", in: .agreement, MilestoneEvaluated.self, { .agreement(.milestoneEvaluated($0)) },
            actors: "the clock", subjects: parties,
            meaning: "What the measurements say of a milestone at the time when its verdict was due."),
        EventType(
            "milestone.overridden", in: .agreement, MilestoneOverridden.self, { .agreement(.milestoneOverridden($0)) },
            actors: "the manager", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The manager's verdict beside the computed one; both are shown."),
        EventType(
            "milestone.waived", in: .agreement, MilestoneWaived.self, { .agreement(.milestoneWaived($0)) },
            actors: "the manager", subjects: parties, sealed: [SealedRule("/reason", .author)],
            meaning: "The milestone counts neither as met nor as missed."),
        EventType(
            "agreement.closed", in: .agreement, AgreementClosed.self, { .agreement(.closed($0)) },
            actors: "the clock", subjects: parties,
            meaning: "The window ended and every milestone has its verdict."),
    ]

    private static let parties = "the member, the manager"

    static let sealedTerms = [
        SealedRule("/terms/outcome", .agreementMember),
        SealedRule("/terms/contribution/how", .agreementMember, optional: true),
        SealedRule("/terms/contribution/reason", .agreementMember, optional: true),
        SealedRule("/terms/reserved/*/what", .agreementMember),
        SealedRule("/terms/promises/*/what", .agreementMember),
        SealedRule("/terms/consequences/*/what", .agreementMember),
    ]
}
