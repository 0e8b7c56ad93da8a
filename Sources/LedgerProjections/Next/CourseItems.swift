internal import LedgerDomain
internal import LedgerStore

/// What waits in the course of an agreement beside its terms: questions, ends, goals that changed, handovers, notices.
extension Waiting {
    mutating func addCourse(of agreement: Agreement, _ side: AgreementSide) throws {
        if side.isMember || side.managesToday {
            addQuestions(about: agreement, side)
            addAlignment(of: agreement, side)
        }
        if side.isMember || side.isNamedManager { addEnd(of: agreement, side) }
        if side.managesToday, !side.isNamedManager { try addTakeOver(of: agreement) }
        if side.isMember { try addNotice(of: agreement) }
    }

    private mutating func addQuestions(about agreement: Agreement, _ side: AgreementSide) {
        for question in agreement.questions
        where question.answer == nil && side.isMember != (question.by == agreement.member) {
            var item = WaitingItem(
                .clarification, "question \(question.seq)", since: question.at, from: question.by, with: side.present,
                title: "asks what is meant")
            item.due = extended(question.answerBy)
            item.about = .agreement(agreement.id)
            item.words = [.said(question.seq)]
            item.answers = [
                WaitingAnswer(
                    "answer", "agreement.answerClarification", agreement.named + [("of", .number(question.seq))],
                    needs: [.text("what is meant?")], isFinal: true)
            ]
            add(item)
        }
    }

    private mutating func addAlignment(of agreement: Agreement, _ side: AgreementSide) {
        guard case .outdated(let goal, let seq, let at) = agreement.alignment else { return }
        var item = WaitingItem(
            .alignment, agreement.id, since: at, with: side.present,
            title: "its goal changed, look whether this is still right")
        item.about = .goal(goal)
        item.subject = .outcome(agreement.inForce?.terms.seq ?? agreement.standing.reference.seq)
        item.words = [.said(seq)]
        let isOpen = if case .open = agreement.status { true } else { false }
        item.answers = [
            WaitingAnswer(
                "still right", "agreement.affirm", agreement.named, needs: [.reason("why is it still right?")],
                isFinal: true),
            WaitingAnswer("other terms", hint: "ledger agreement \(isOpen ? "counter" : "amend") \(agreement.id)"),
        ]
        add(item)
    }

    private mutating func addEnd(of agreement: Agreement, _ side: AgreementSide) {
        guard case .inForce(let inForce) = agreement.status, let end = inForce.endProposed,
            side.isMember != (end.by == agreement.member)
        else { return }
        var item = WaitingItem(
            .endProposed, agreement.id, since: end.at, from: end.by, with: side.present, title: "proposes to end this")
        item.subject = .outcome(inForce.terms.seq)
        item.about = .agreement(agreement.id)
        item.words = [.said(end.seq)]
        item.answers = [
            WaitingAnswer(
                "agree", "agreement.acceptEnd", agreement.named, needs: [.perhaps("reason", "a word on it?")],
                says: "the agreement ends", isFinal: true),
            WaitingAnswer(
                "no", "agreement.declineEnd", agreement.named, needs: [.reason()], says: "it goes on", isFinal: true),
        ]
        add(item)
    }

    private mutating func addTakeOver(of agreement: Agreement) throws {
        var since = now
        if let relationship = try facts.person(agreement.member)?.relationships.last(where: { $0.holds(on: today) }) {
            since = facts.startOfDay(relationship.from, zone: ledger.zone) ?? now
        }
        var item = WaitingItem(
            .takeOver, agreement.id, since: min(since, now), with: agreement.member,
            title: "another managed before, take over what was agreed")
        item.subject = .outcome(agreement.inForce?.terms.seq ?? agreement.standing.reference.seq)
        item.about = .agreement(agreement.id)
        item.answers = [
            WaitingAnswer(
                "take over", "agreement.takeOver", agreement.named, says: "the terms as they stand are yours too",
                isFinal: true),
            WaitingAnswer("look", hint: "ledger agreement show \(agreement.id)"),
        ]
        add(item)
    }

    private mutating func addNotice(of agreement: Agreement) throws {
        guard let notice = agreement.setting?.notice, notice.received == nil else { return }
        var item = WaitingItem(
            .notice, agreement.id, since: try time(of: notice.seq), from: agreement.setting?.by,
            with: agreement.manager,
            title: "set terms without your agreement")
        item.subject = .outcome(agreement.setting?.terms.seq ?? agreement.standing.reference.seq)
        item.due = extended(notice.replyBy)
        item.about = .agreement(agreement.id)
        item.words = agreement.setting.map { [.said($0.seq)] } ?? []
        item.answers = [
            WaitingAnswer(
                "received", "agreement.receiveNotice", agreement.named,
                says: "you have read it, which agrees to nothing",
                isFinal: true)
        ]
        add(item)
    }
}

extension Agreement {
    var named: [(String, WaitingAnswer.Value)] { [("agreement", .text("\(id)"))] }
}
