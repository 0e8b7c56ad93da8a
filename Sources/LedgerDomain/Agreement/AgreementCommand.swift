package enum AgreementCommand: Hashable, Sendable {
    case propose(member: MemberID, manager: MemberID?, TermsDraft)
    case counter(AgreementID, TermsDraft)
    case withdraw(AgreementID, reason: String)
    case discuss(AgreementID, text: String)
    case reserve(AgreementID, text: String)
    case decline(AgreementID, reason: String)
    /// `terms` nil means the terms that stand now; `by` is whom the confirmation claims to speak for.
    case confirm(AgreementID, terms: TermsReference?, by: MemberID?, inOwnWords: String?, noSupportNeeded: Bool)
    case overrideMilestone(AgreementID, milestone: UInt32, Verdict, reason: String)
    case waiveMilestone(AgreementID, milestone: UInt32, reason: String)

    var agreement: AgreementID? {
        switch self {
        case .propose: nil
        case .counter(let id, _), .withdraw(let id, _), .discuss(let id, _), .reserve(let id, _), .decline(let id, _),
            .confirm(let id, _, _, _, _), .overrideMilestone(let id, _, _, _), .waiveMilestone(let id, _, _):
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
        }
    }
}
