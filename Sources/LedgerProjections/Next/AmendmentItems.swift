internal import LedgerDomain

extension Waiting {
    /// Other terms for what is in force, which wait for this person's own yes or no.
    mutating func addAmendment(of agreement: Agreement, _ side: AgreementSide) {
        guard let amendment = agreement.amendment, side.isMember || side.isNamedManager,
            !amendment.confirmations.contains(where: { $0.by == id })
        else { return }
        let proposed = amendment.proposed
        let isOwn = side.isMember == (proposed.by == agreement.member)
        let other = amendment.confirmations.first
        var item = WaitingItem(
            .amendment, agreement.id, since: other?.at ?? proposed.at,
            from: other?.by ?? (proposed.by == id ? nil : proposed.by), with: side.present,
            title: title(isOwn: isOwn, isConfirmed: other != nil))
        item.subject = .outcome(proposed.reference.seq)
        item.about = .agreement(agreement.id)
        item.words = other.map { [.said($0.seq)] } ?? []
        item.answers = [amendmentYes(agreement, proposed, side)]
        item.answers.append(
            isOwn
                ? WaitingAnswer(
                    "take it back", "agreement.withdrawAmendment", agreement.named, needs: [.reason()],
                    says: "the terms stay as they are", isFinal: true)
                : WaitingAnswer(
                    "no", "agreement.declineAmendment", agreement.named, needs: [.reason()],
                    says: "the terms stay as they are", isFinal: true))
        item.answers.append(WaitingAnswer("look", hint: "ledger agreement show \(agreement.id)"))
        add(item)
    }

    private func title(isOwn: Bool, isConfirmed: Bool) -> String {
        guard isOwn else { return "proposes a change of the terms" }
        return isConfirmed
            ? "has confirmed your change of the terms, which waits for your yes"
            : "your own change of the terms waits for your yes"
    }

    private func amendmentYes(
        _ agreement: Agreement, _ proposed: Agreement.Revision, _ side: AgreementSide
    ) -> WaitingAnswer {
        let parameters = agreement.named + [("terms", .terms(proposed.reference))]
        guard side.isMember else {
            return WaitingAnswer(
                "yes", "agreement.confirm", parameters, says: "confirms exactly these terms", isFinal: true)
        }
        let saidBefore = agreement.inForce?.confirmations.contains { $0.by == agreement.member && $0.noSupportNeeded }
        let isHelpPromised = proposed.terms.promises.contains { $0.kind == .support && $0.debtor != agreement.member }
        let needsWord = !isHelpPromised && saidBefore != true
        return WaitingAnswer(
            needsWord ? "yes, no help needed" : "yes", "agreement.confirm",
            parameters + (needsWord ? [("noSupportNeeded", .flag(true))] : []),
            needs: [.perhaps("inOwnWords", "what does it mean, in your own words?")],
            says: "confirms exactly these terms", isFinal: true)
    }
}
