/// Folds of what changes or ends terms that are in force.
extension Agreement {
    mutating func proposeAmendment(_ proposed: AmendmentProposed, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        lastRevision = proposed.revision
        let revision = Revision(
            reference: TermsReference(seq: context.seq, hash: context.hash), terms: proposed.terms,
            revision: proposed.revision, by: actor, at: context.at)
        changeInForce { $0.amendment = Amendment(proposed: revision, confirmations: []) }
    }

    mutating func dropAmendment() { changeInForce { $0.amendment = nil } }

    mutating func amend(_ amended: AgreementAmended, _ context: EventContext) {
        guard let amendment, amendment.proposed.reference == amended.terms, let before = termsInForce else { return }
        changeInForce { inForce in
            inForce.verdicts = amendment.proposed.terms.verdicts(carriedFrom: before, inForce.verdicts)
            inForce.terms = amended.terms
            inForce.seq = context.seq
            inForce.notAgreed = false
            inForce.confirmations = amendment.confirmations
            inForce.amendment = nil
        }
        revisions.append(amendment.proposed)
        alignment = nil
    }

    mutating func proposeEnd(_ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        changeInForce { $0.endProposed = EndProposal(by: actor, seq: context.seq, at: context.at) }
    }

    mutating func declineEnd() { changeInForce { $0.endProposed = nil } }

    mutating func end(_ context: EventContext) {
        guard case .inForce(let inForce) = status, case .member(let actor) = context.actor else { return }
        status = .ended(Ended(before: inForce, by: actor, seq: context.seq, at: context.at))
    }

    private mutating func changeInForce(_ body: (inout InForce) -> Void) {
        guard case .inForce(var inForce) = status else { return }
        body(&inForce)
        status = .inForce(inForce)
    }
}

extension Terms {
    /// For each milestone what was known of the same one before: of one that is new or other, nothing.
    func verdicts(carriedFrom before: Terms, _ verdicts: [MilestoneVerdict]) -> [MilestoneVerdict] {
        milestones.map { milestone in
            guard let index = before.milestones.firstIndex(of: milestone), verdicts.indices.contains(index) else {
                return MilestoneVerdict()
            }
            return verdicts[index]
        }
    }
}
