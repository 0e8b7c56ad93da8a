import CanonicalJSON
import LedgerRPC

/// The answer yes to terms: they are shown first, whole or what has changed, and own words are asked for.
struct TermsAnswer {
    let use: Use
    let talk: Conversation
    /// What was said to these terms before.
    var memory: (any AnswerMemory)?

    /// - Returns: nothing when they say no after all.
    func replies(_ answer: ItemAnswer) throws -> [Reply] {
        do {
            return try asked(answer)
        } catch let complaint as Complaint where complaint.status == .ok {
            talk.say(complaint.what, indent: 2)
            return []
        }
    }

    private func asked(_ answer: ItemAnswer) throws -> [Reply] {
        guard case .string(let agreement)? = answer.params["agreement"] else { return [] }
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let view = detail.agreement
        let mine = use.me
        let isMember = mine == view.member
        let said = try ConfirmConversation(
            use: use, detail: detail, isMember: isMember, mine: mine, talk: talk, memory: memory
        ).ask(
            AgreementConfirm.Answer(ownWords: nil, noSupport: false, reservation: nil), wantsWords: isMember,
            wantsSupport: isMember)
        var replies: [Reply] = []
        // Before the yes, so that whatever is cut off leaves no yes without its but.
        if let reservation = said.reservation {
            replies.append(
                Reply(
                    method: "agreement.reserve",
                    params: ["agreement": .string(agreement), "text": .string(reservation)],
                    what: "your reservation about \(agreement)", words: reservation))
        }
        var params = JSONTree(present: [
            "agreement": .string(agreement), "inOwnWords": JSONTree(said.ownWords),
            "noSupportNeeded": said.noSupport ? true : nil,
        ])
        // An amendment waits instead of the terms that are in force.
        let reference = view.amendment?.termsRef ?? view.termsRef
        params["terms"] = ["hash": .string(reference.hash), "seq": .integer(Int64(reference.seq))]
        replies.append(
            Reply(
                method: "agreement.confirm", params: params, what: "\(agreement): you agree to these terms",
                words: said.ownWords))
        return replies
    }
}
