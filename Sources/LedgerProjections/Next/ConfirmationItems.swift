internal import LedgerDomain

extension Waiting {
    /// Terms that wait for this person's own yes, yes but, or no.
    mutating func addConfirmation(_ agreement: Agreement, _ side: AgreementSide) {
        guard case .open(let confirmations) = agreement.status, side.isMember || side.isNamedManager,
            !confirmations.contains(where: { $0.by == id }), !hasDeclined(agreement, side)
        else { return }
        let standing = agreement.standing
        let isOwn = standing.by == id
        let others = confirmations.first
        var item = WaitingItem(
            .confirmation, agreement.id, since: others?.at ?? standing.at,
            from: others?.by ?? (isOwn ? nil : standing.by),
            with: side.other, title: title(agreement, isOwn: isOwn, isConfirmed: others != nil))
        item.due = extended(standing.terms.window.opensAt)
        item.dueOn = standing.terms.window.from.advanced(by: -1)
        item.about = .agreement(agreement.id)
        item.subject = .outcome(standing.reference.seq)
        let said = (agreement.discussed + agreement.reserved + (others.map { [$0.seq] } ?? [])).sorted()
        item.words = said.suffix(ProjectionLimits.wordsOfItem).map { .said($0) }
        item.answers = side.isMember ? memberAnswers(agreement) : managerAnswers(agreement)
        add(item)
    }

    /// A no to terms that were set is kept, and ends nothing: it was an answer all the same.
    private func hasDeclined(_ agreement: Agreement, _ side: AgreementSide) -> Bool {
        guard side.isMember, let setting = agreement.setting, let declined = setting.declined else { return false }
        return declined > setting.seq
    }

    private func title(_ agreement: Agreement, isOwn: Bool, isConfirmed: Bool) -> String {
        if isConfirmed { return "has confirmed \(isOwn ? "your" : "the") terms, which wait for your yes" }
        if isOwn { return "your own terms wait for your yes" }
        return agreement.revisions.count > 1 ? "proposes other terms" : "proposes terms"
    }

    private func memberAnswers(_ agreement: Agreement) -> [WaitingAnswer] {
        let terms = agreement.standing.terms
        let isHelpPromised = terms.promises.contains { $0.kind == .support && $0.debtor != agreement.member }
        var answers: [WaitingAnswer] = []
        if let invitation = agreement.invitation, invitation.isPending(at: now, in: ledger) {
            answers = [
                WaitingAnswer(
                    "propose", "strategy.propose", agreement.named, needs: [.text("how would you do it?")],
                    says: "you are invited to until \(invitation.until.on)", isFinal: true),
                WaitingAnswer(
                    "nothing to propose", "agreement.waiveInvitation", agreement.named, says: "then you may say yes",
                    isFinal: true),
            ]
        } else if now < terms.window.opensAt {
            answers.append(
                WaitingAnswer(
                    isHelpPromised ? "yes" : "yes, no help needed", "agreement.confirm",
                    confirming(agreement) + (isHelpPromised ? [] : [("noSupportNeeded", .flag(true))]),
                    needs: [.perhaps("inOwnWords", "what does it mean, in your own words?")],
                    says: "confirms exactly these terms", isFinal: true))
        }
        return answers + [
            WaitingAnswer(
                "yes, but", "agreement.reserve", agreement.named,
                needs: [.text("what is your reservation?")],
                says: "travels with the agreement; a yes or no still follows",
                isFinal: true),
            WaitingAnswer("other terms", hint: "ledger agreement counter \(agreement.id)"),
            WaitingAnswer(
                "no", "agreement.decline", agreement.named, needs: [.reason()],
                says: "ends the proposal", isFinal: true),
        ]
    }

    private func managerAnswers(_ agreement: Agreement) -> [WaitingAnswer] {
        var answers: [WaitingAnswer] = []
        if now < agreement.standing.terms.window.opensAt {
            answers.append(
                WaitingAnswer(
                    "yes", "agreement.confirm", confirming(agreement), says: "confirms exactly these terms",
                    isFinal: true))
        }
        answers.append(WaitingAnswer("other terms", hint: "ledger agreement counter \(agreement.id)"))
        if agreement.proposedBy != agreement.member {
            answers.append(
                WaitingAnswer(
                    "take it back", "agreement.withdraw", agreement.named,
                    needs: [.reason()], says: "ends the proposal", isFinal: true))
        }
        answers.append(
            WaitingAnswer(
                "say something", "agreement.discuss", agreement.named,
                needs: [.text("what do you say?")], isFinal: true))
        return answers
    }

    private func confirming(_ agreement: Agreement) -> [(String, WaitingAnswer.Value)] {
        agreement.named + [("terms", .terms(agreement.standing.reference))]
    }
}
