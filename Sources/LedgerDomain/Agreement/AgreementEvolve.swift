extension Agreement {
    /// The state after `event`; events of other streams change nothing.
    package static func evolve(
        _ state: consuming Agreement?, by event: Event, _ context: EventContext
    ) -> Agreement? {
        guard case .agreement(let event) = event else { return state }
        switch event {
        case .proposed(let proposed):
            guard case .agreement(let id) = context.stream, case .member(let actor) = context.actor else {
                return state
            }
            let reference = TermsReference(seq: context.seq, hash: context.hash)
            return Agreement(id: id, proposed, by: actor, reference: reference, at: context.at)
        case .countered(let countered):
            state?.counter(countered, context)
            return state
        case .withdrawn:
            guard case .member(let actor) = context.actor else { return state }
            state?.status = .withdrawn(by: actor, seq: context.seq)
            return state
        case .discussed:
            state?.discussed.append(context.seq)
            return state
        case .reserved:
            state?.reserved.append(context.seq)
            return state
        case .declined:
            state?.status = .declined(seq: context.seq)
            return state
        case .confirmed(let confirmed):
            state?.confirm(confirmed, context)
            return state
        case .enteredForce(let entered):
            state?.enterForce(entered, context)
            return state
        case .milestoneEvaluated(let evaluated):
            state?.change(evaluated.milestone) {
                $0.computed = MilestoneVerdict.Computed(
                    verdict: evaluated.verdict, value: evaluated.value, seq: context.seq)
            }
            return state
        case .milestoneOverridden(let overridden):
            state?.change(overridden.milestone) {
                $0.overridden = MilestoneVerdict.Overridden(verdict: overridden.verdict, seq: context.seq)
            }
            return state
        case .milestoneWaived(let waived):
            state?.change(waived.milestone) { $0.waived = context.seq }
            return state
        case .closed(let closed):
            state?.close(closed, context)
            return state
        }
    }

    private mutating func counter(_ countered: AgreementCountered, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        revisions.append(
            Revision(
                reference: TermsReference(seq: context.seq, hash: context.hash), terms: countered.terms,
                revision: countered.revision, by: actor, at: context.at))
        status = .open(confirmations: [])
    }

    private mutating func confirm(_ confirmed: AgreementConfirmed, _ context: EventContext) {
        guard case .open(var confirmations) = status, case .member(let actor) = context.actor else { return }
        confirmations.append(
            Confirmation(
                by: actor, terms: confirmed.terms, seq: context.seq, at: context.at,
                noSupportNeeded: confirmed.noSupportNeeded))
        status = .open(confirmations: confirmations)
    }

    private mutating func enterForce(_ entered: AgreementEnteredForce, _ context: EventContext) {
        guard case .open(let confirmations) = status,
            let terms = revisions.last(where: { $0.reference == entered.terms })?.terms
        else { return }
        status = .inForce(
            InForce(
                terms: entered.terms, since: context.at, seq: context.seq, confirmations: confirmations,
                verdicts: Array(repeating: MilestoneVerdict(), count: terms.milestones.count)))
    }

    private mutating func close(_ closed: AgreementClosed, _ context: EventContext) {
        guard case .inForce(let inForce) = status else { return }
        status = .closed(Closed(before: inForce, summary: closed, seq: context.seq, at: context.at))
    }

    /// - Parameter milestone: from 1.
    private mutating func change(_ milestone: UInt32, _ body: (inout MilestoneVerdict) -> Void) {
        let index = Int(milestone) - 1
        switch status {
        case .inForce(var inForce):
            guard inForce.verdicts.indices.contains(index) else { return }
            body(&inForce.verdicts[index])
            status = .inForce(inForce)
        case .closed(var closed):
            guard closed.before.verdicts.indices.contains(index) else { return }
            body(&closed.before.verdicts[index])
            status = .closed(closed)
        case .open, .withdrawn, .declined: return
        }
    }
}
