import CanonicalJSON
import LedgerRPC

/// Shows what there is to agree to, and asks: own words, then yes, yes but, or no.
struct ConfirmConversation {
    let use: Use
    let detail: AgreementDetail
    let isMember: Bool
    /// Who is asked.
    let mine: String?
    let talk: Conversation
    /// Keeps what is typed, where somebody may be interrupted.
    var memory: (any AnswerMemory)?

    private enum Agreed: String {
        case yes, but, no, whole
    }

    /// - Parameter said: what the command line said already.
    /// - Throws: a complaint that nothing was agreed to, ``Stopped``, and what asking the ledger may throw.
    func ask(
        _ said: AgreementConfirm.Answer, wantsWords: Bool, wantsSupport: Bool
    ) throws -> AgreementConfirm.Answer {
        var answer = said
        let isDifference = try show()
        if wantsWords {
            answer.ownWords = try ownWords()
        }
        let waiting = detail.agreement.amendment?.terms ?? detail.agreement.terms
        let promisesSupport = waiting.promises.contains { $0.kind == "support" }
        if wantsSupport, !promisesSupport {
            guard try needsNone() else {
                throw nothing(hint: "ask for it: ledger agreement counter \(detail.agreement.id) --promise …")
            }
            answer.noSupport = true
        }
        var choices = [Choice(Agreed.yes, "yes", meaning: "you agree to exactly these terms")]
        if isMember {
            choices.append(
                Choice(.but, "yes, but", also: ["but"], meaning: "you agree, and your reservation travels with it"))
        }
        choices.append(Choice(.no, "no", meaning: "nothing is sent"))
        if isDifference { choices.append(Choice(.whole, "show all", meaning: "the terms whole")) }
        while true {
            talk.discardTypedAhead()
            switch try talk.choose("Agree?", choices) {
            case .yes: return answer
            case .but:
                answer.reservation = try talk.text("But:")
                return answer
            case .no:
                throw nothing(hint: "ledger agreement counter \(detail.agreement.id), discuss or decline")
            case .whole: talk.terminal.out(whole)
            }
        }
    }

    private func ownWords() throws -> String? {
        let question = "ownWords of \(seq)"
        if let before = memory?.recalled(question) {
            talk.say("in your own words › \(before.isEmpty ? "nothing" : before) (you said)", indent: 2)
            return before.isEmpty ? nil : before
        }
        let words = try talk.optionalText("In your own words: what will you do? The skip is recorded.")
        try memory?.keep(words ?? "", for: question)
        return words
    }

    private func needsNone() throws -> Bool {
        let question = "noSupportNeeded of \(seq)"
        if memory?.recalled(question) != nil {
            talk.say("No support is promised, and you need none (you said)", indent: 2)
            return true
        }
        guard try talk.yes("No support is promised. Do you need none?", default: false) else { return false }
        try memory?.keep("yes", for: question)
        return true
    }

    /// Where the terms stand to which this is the answer: what was said to others is not said to these.
    private var seq: UInt64 { (detail.agreement.amendment?.termsRef ?? detail.agreement.termsRef).seq }

    /// The terms in force, and what an amendment would change of them.
    private var whole: String { [text.toAgreeTo(), text.amendment()].filter { !$0.isEmpty }.joined(separator: "\n") }

    private var text: AgreementText { AgreementText(detail, clock: use.clock, terminal: use.terminal) }

    private func nothing(hint: String) -> Complaint { Complaint("nothing was agreed to", hint: hint, status: .ok) }

    /// What has changed since the last revision that they saw; everything where they saw none.
    ///
    /// - Returns: whether it was only the difference.
    private func show() throws -> Bool {
        let view = detail.agreement
        if let amendment = view.amendment {
            let difference = TermsDifference(was: view.terms, is: amendment.terms, people: detail.people)
            let why = amendment.reason.map { ": “\($0)”" } ?? "."
            talk.say("\(detail.people.name(of: amendment.by)) would amend \(view.id)\(why)")
            difference.told(by: talk)
            talk.pause()
            return true
        }
        guard let mine, let seen = view.revisionSeen(by: mine) else {
            talk.terminal.out(text.toAgreeTo())
            return false
        }
        let before = try use.ask(
            AgreementDetail.self, "agreement.get",
            ["agreement": .string(view.id), "revision": .integer(Int64(seen))])
        let difference = TermsDifference(was: before.agreement.terms, is: view.terms, people: detail.people)
        let other = detail.people.name(of: mine == view.member ? view.manager : view.member)
        if difference.changes.isEmpty {
            talk.say("\(view.id) with \(other) says what revision \(seen) said, which you saw.")
        } else {
            talk.say("\(view.id) with \(other) has changed since revision \(seen), which you saw:")
            difference.told(by: talk)
        }
        talk.pause()
        return true
    }
}
