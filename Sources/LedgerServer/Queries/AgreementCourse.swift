internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerStore
internal import TransparencyLog

/// What an agreement's view says of its course: from its own history, and from the streams beside it.
struct AgreementCourse {
    let query: Query
    let history: AgreementHistory
    let asOf: Instant?
    private var agreement: Agreement { history.agreement }
    /// Time from which lateness counts.
    private var now: Instant { asOf ?? query.now }

    private func event(at seq: UInt64) -> (stored: StoredLeaf, event: Event)? {
        history.events.first { $0.stored.seq == seq }
    }

    private func said(_ seq: UInt64, of: UInt64? = nil) -> SaidView? {
        event(at: seq).map { stored, event in
            SaidView(
                at: stored.leaf.header.at.description, by: stored.leaf.header.actor.wireName, of: of, seq: seq,
                text: event.said)
        }
    }

    var reservations: [SaidView] { agreement.reserved.compactMap { said($0) } }
    var corrections: [SaidView] { agreement.corrections.compactMap { said($0.seq, of: $0.of) } }

    var endProposed: SaidView? {
        guard case .inForce(let inForce) = agreement.status else { return nil }
        return inForce.endProposed.flatMap { said($0.seq) }
    }

    var autonomy: [AutonomyView] {
        agreement.overriddenAutonomy.compactMap { seq in
            guard let (stored, event) = event(at: seq), case .agreement(.autonomyOverridden(let overridden)) = event
            else { return nil }
            return AutonomyView(
                at: stored.leaf.header.at.description, by: stored.leaf.header.actor.wireName,
                reason: overridden.reason.shown, scope: overridden.scope.shown, seq: seq)
        }
    }

    var handovers: [HandoverView] {
        agreement.handovers.map {
            HandoverView(at: $0.at.description, from: $0.from.description, to: $0.to.description)
        }
    }

    func invitation() throws -> InvitationView? {
        guard case .open = agreement.status else { return nil }
        return try agreement.invitation.map {
            InvitationView(
                pending: $0.isPending(at: now, in: try query.facts.ledger()), until: $0.until.on.description)
        }
    }

    var alignment: AlignmentView? {
        switch agreement.alignment {
        case nil: return nil
        case .outdated(let goal, _, let at):
            return AlignmentView(at: at.description, goal: goal.description, state: "outdated")
        case .affirmed(let by, let seq, let at):
            return AlignmentView(
                at: at.description, by: by.description, reason: event(at: seq)?.event.said, state: "affirmed")
        }
    }

    func setting() throws -> SettingView? {
        let ledger = try query.facts.ledger()
        return agreement.setting.map { setting in
            let received = setting.notice?.receivedAt
                .map { query.facts.day(of: $0, zone: query.zone) ?? $0.utcDay }
            return SettingView(
                by: setting.by.description, cosignedBy: setting.cosigned?.by.description,
                declined: setting.declined != nil, reason: event(at: setting.seq)?.event.said,
                receivedOn: received?.description,
                replyBy: setting.notice.map { ledger.extended($0.replyBy).description }, seq: setting.seq)
        }
    }

    func amendment(_ confirmation: (Agreement.Confirmation) -> ConfirmationView) throws -> AmendmentView? {
        guard let amendment = agreement.amendment, let (_, event) = event(at: amendment.proposed.reference.seq),
            case .agreement(.amendmentProposed(let proposed)) = event
        else { return nil }
        let reference = amendment.proposed.reference
        return AmendmentView(
            at: amendment.proposed.at.description, by: amendment.proposed.by.description,
            confirmations: amendment.confirmations.map(confirmation), reason: proposed.reason.shown,
            revision: Int(proposed.revision), terms: try TermsView(proposed.terms, query),
            termsRef: TermsReferenceView(hash: Hash256(reference.hash).base64url, seq: reference.seq))
    }

    /// About the terms by either side, then about their metrics by the member.
    func questions() throws -> [QuestionView] {
        let ledger = try query.facts.ledger()
        let own = agreement.questions.map { question in
            QuestionView(
                answer: question.answer.flatMap { event(at: $0.seq)?.event.said },
                answerBy: question.answerBy.description, answeredAt: question.answer?.at.description,
                answeredBy: question.answer?.by.description, at: question.at.description, by: question.by.description,
                late: question.answer == nil && ledger.extended(question.answerBy) <= now, seq: question.seq,
                text: event(at: question.seq)?.event.said)
        }
        let terms = agreement.termsInForce ?? agreement.standing.terms
        let metrics = try terms.measures.flatMap { measure in
            try query.questions(of: measure.metric.metric, until: asOf) { question in
                question.by == agreement.member && question.version == measure.metric.version
                    && (question.agreement == nil || question.agreement == agreement.id)
            }
        }
        return own + metrics
    }

    func strategies() throws -> [StrategyView] {
        try query.facts.strategies(of: agreement.id).compactMap { try query.strategy($0, until: asOf) }
    }
}
