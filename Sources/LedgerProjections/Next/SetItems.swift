internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// Terms set without agreement that wait for the co-signature of somebody of hr who has no part in them.
    mutating func addCosignatures() throws {
        guard person.holds(.hr) else { return }
        for agreementID in ended.alive(try facts.agreementsSet(), { .agreement($0) }) {
            guard look() else { return }
            guard let agreement = try facts.agreement(agreementID) else { continue }
            if agreement.isOver, !agreement.mayComeBack { ended.remember(.agreement(agreementID)) }
            let opensAt = agreement.standing.terms.window.opensAt
            guard case .open = agreement.status, let setting = agreement.setting, setting.cosigned == nil,
                ledger.replyBy(servedAt: now) < opensAt,
                try !agreement.involves(id, on: today, given: facts)
            else { continue }
            var item = WaitingItem(
                .cosign, agreementID, since: try time(of: setting.seq), from: setting.by, with: nil,
                title: "set terms without the other side's agreement")
            item.subject = .outcome(setting.terms.seq)
            item.about = .agreement(agreementID)
            item.due = opensAt.advanced(days: -ledger.policy(at: now).replyDays)
            item.words = [.said(setting.seq)]
            item.answers = [
                WaitingAnswer(
                    "co-sign", "agreement.cosign", agreement.named, says: "the notice is served", isFinal: true),
                WaitingAnswer("look", hint: "ledger agreement show \(agreementID)"),
            ]
            add(item)
        }
    }
}
