package enum AgreementCommand: Hashable, Sendable {
    case propose(member: MemberID, manager: MemberID?, TermsDraft)
    case counter(AgreementID, TermsDraft)
    case withdraw(AgreementID, reason: String)
    case discuss(AgreementID, text: String)
    case reserve(AgreementID, text: String)
    case decline(AgreementID, reason: String)
    /// `terms` nil means the terms that wait now, those of an amendment where there is one; `by` is whom the
    /// confirmation claims to speak for.
    case confirm(AgreementID, terms: TermsReference?, by: MemberID?, inOwnWords: String?, noSupportNeeded: Bool)
    case overrideMilestone(AgreementID, milestone: UInt32, Verdict, reason: String)
    case waiveMilestone(AgreementID, milestone: UInt32, reason: String)
    case invite(AgreementID, until: Day)
    case waiveInvitation(AgreementID)
    case askClarification(AgreementID, text: String)
    /// `of` nil means the oldest question that waits for the actor's answer.
    case answerClarification(AgreementID, of: UInt64?, text: String)
    case correctUnderstanding(AgreementID, text: String)
    case set(AgreementID, reason: String)
    case cosign(AgreementID)
    case receiveNotice(AgreementID)
    case amend(AgreementID, TermsDraft, reason: String)
    case declineAmendment(AgreementID, reason: String)
    case withdrawAmendment(AgreementID, reason: String)
    case proposeEnd(AgreementID, reason: String)
    case acceptEnd(AgreementID, reason: String?)
    case declineEnd(AgreementID, reason: String)
    case overrideAutonomy(AgreementID, scope: String, reason: String)
    case affirm(AgreementID, reason: String)
    case takeOver(AgreementID)

    var agreement: AgreementID? {
        switch self {
        case .propose: nil
        case .counter(let id, _), .withdraw(let id, _), .discuss(let id, _), .reserve(let id, _), .decline(let id, _),
            .confirm(let id, _, _, _, _), .overrideMilestone(let id, _, _, _), .waiveMilestone(let id, _, _),
            .invite(let id, _), .waiveInvitation(let id), .askClarification(let id, _),
            .answerClarification(let id, _, _), .correctUnderstanding(let id, _), .set(let id, _), .cosign(let id),
            .receiveNotice(let id), .amend(let id, _, _), .declineAmendment(let id, _), .withdrawAmendment(let id, _),
            .proposeEnd(let id, _), .acceptEnd(let id, _), .declineEnd(let id, _), .overrideAutonomy(let id, _, _),
            .affirm(let id, _), .takeOver(let id):
            id
        }
    }
}

extension Act {
    func decide(_ command: AgreementCommand) throws -> Decision {
        switch command {
        case .propose(let member, let manager, let draft):
            try proposeAgreement(member: member, manager: manager, draft)
        case .counter(let id, let draft): try counterAgreement(id, draft)
        case .withdraw(let id, let reason): try withdrawAgreement(id, reason: reason)
        case .discuss(let id, let text): try discussAgreement(id, text: text)
        case .reserve(let id, let text): try reserveAgreement(id, text: text)
        case .decline(let id, let reason): try declineAgreement(id, reason: reason)
        case .confirm(let id, let terms, let by, let inOwnWords, let noSupportNeeded):
            try confirmAgreement(id, terms: terms, by: by, inOwnWords: inOwnWords, noSupportNeeded: noSupportNeeded)
        case .overrideMilestone(let id, let milestone, let verdict, let reason):
            try overrideMilestone(id, milestone: milestone, verdict, reason: reason)
        case .waiveMilestone(let id, let milestone, let reason):
            try waiveMilestone(id, milestone: milestone, reason: reason)
        case .invite(let id, let until): try inviteProposals(id, until: until)
        case .waiveInvitation(let id): try waiveInvitation(id)
        case .askClarification(let id, let text): try askClarification(id, text: text)
        case .answerClarification(let id, let seq, let text): try answerClarification(id, of: seq, text: text)
        case .correctUnderstanding(let id, let text): try correctUnderstanding(id, text: text)
        case .set(let id, let reason): try setAgreement(id, reason: reason)
        case .cosign(let id): try cosignAgreement(id)
        case .receiveNotice(let id): try receiveNotice(id)
        case .amend(let id, let draft, let reason): try amendAgreement(id, draft, reason: reason)
        case .declineAmendment(let id, let reason): try declineAmendment(id, reason: reason)
        case .withdrawAmendment(let id, let reason): try withdrawAmendment(id, reason: reason)
        case .proposeEnd(let id, let reason): try proposeEnd(id, reason: reason)
        case .acceptEnd(let id, let reason): try acceptEnd(id, reason: reason)
        case .declineEnd(let id, let reason): try declineEnd(id, reason: reason)
        case .overrideAutonomy(let id, let scope, let reason): try overrideAutonomy(id, scope: scope, reason: reason)
        case .affirm(let id, let reason): try affirmAlignment(id, reason: reason)
        case .takeOver(let id): try takeOver(id)
        }
    }
}
