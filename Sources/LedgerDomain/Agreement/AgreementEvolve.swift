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
        case .countered(let countered): state?.counter(countered, context)
        case .withdrawn: state?.withdraw(context)
        case .discussed: state?.discussed.append(context.seq)
        case .reserved: state?.reserved.append(context.seq)
        case .declined: state?.decline(context)
        case .confirmed(let confirmed): state?.confirm(confirmed, context)
        case .enteredForce(let entered): state?.enterForce(entered, context)
        case .milestoneEvaluated(let evaluated):
            state?.change(evaluated.milestone) {
                $0.computed = MilestoneVerdict.Computed(
                    verdict: evaluated.verdict, value: evaluated.value, seq: context.seq)
            }
        case .milestoneOverridden(let overridden):
            state?.change(overridden.milestone) {
                $0.overridden = MilestoneVerdict.Overridden(verdict: overridden.verdict, seq: context.seq)
            }
        case .milestoneWaived(let waived): state?.change(waived.milestone) { $0.waived = context.seq }
        case .closed(let closed): state?.close(closed, context)
        case .proposalsInvited(let invited): state?.invite(invited, context)
        case .proposalsWaived: state?.invitation?.waived = context.seq
        case .clarificationRequested(let requested): state?.ask(requested, context)
        case .clarificationAnswered(let answered): state?.answer(answered, context)
        case .understandingCorrected(let corrected): state?.correct(corrected, context)
        case .set(let set): state?.set(set, context)
        case .cosigned: state?.cosign(context)
        case .noticeServed(let served): state?.serve(served, context)
        case .noticeReceived: state?.receive(context)
        case .amendmentProposed(let proposed): state?.proposeAmendment(proposed, context)
        case .amendmentDeclined, .amendmentWithdrawn: state?.dropAmendment()
        case .amended(let amended): state?.amend(amended, context)
        case .endProposed: state?.proposeEnd(context)
        case .endDeclined: state?.declineEnd()
        case .ended: state?.end(context)
        case .autonomyOverridden: state?.overriddenAutonomy.append(context.seq)
        case .alignmentOutdated(let outdated):
            state?.alignment = .outdated(outdated.goal, seq: context.seq, at: context.at)
        case .alignmentAffirmed: state?.affirm(context)
        case .handedOver(let handed): state?.handOver(handed, context)
        case .expired: state?.status = .expired(seq: context.seq)
        }
        return state
    }

    private mutating func withdraw(_ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        status = .withdrawn(by: actor, seq: context.seq)
    }

    private mutating func counter(_ countered: AgreementCountered, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        revisions.append(
            Revision(
                reference: TermsReference(seq: context.seq, hash: context.hash), terms: countered.terms,
                revision: countered.revision, by: actor, at: context.at))
        lastRevision = countered.revision
        setting = nil
        alignment = nil
        status = .open(confirmations: [])
    }

    private mutating func confirm(_ confirmed: AgreementConfirmed, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        let confirmation = Confirmation(
            by: actor, terms: confirmed.terms, seq: context.seq, at: context.at,
            noSupportNeeded: confirmed.noSupportNeeded)
        switch status {
        case .open(let confirmations):
            status = .open(confirmations: confirmations + [confirmation])
        case .inForce(var inForce):
            inForce.amendment?.confirmations.append(confirmation)
            status = .inForce(inForce)
        case .withdrawn, .declined, .expired, .closed, .ended: return
        }
    }

    private mutating func enterForce(_ entered: AgreementEnteredForce, _ context: EventContext) {
        guard case .open(let confirmations) = status,
            let terms = revisions.last(where: { $0.reference == entered.terms })?.terms
        else { return }
        // Where time went by at once, what came due before the window counts from before it.
        let since = entered.notAgreed ? min(context.at, terms.window.opensAt) : context.at
        status = .inForce(
            InForce(
                terms: entered.terms, since: since, seq: context.seq, notAgreed: entered.notAgreed,
                confirmations: confirmations,
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
        case .ended(var ended):
            guard ended.before.verdicts.indices.contains(index) else { return }
            body(&ended.before.verdicts[index])
            status = .ended(ended)
        case .open, .withdrawn, .declined, .expired: return
        }
    }
}
