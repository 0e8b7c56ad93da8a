import LedgerDomain

/// Terms that are set without the member's agreement, and terms that came to nothing.
extension Checker {
    mutating func readSetting(_ event: AgreementEvent, _ book: AgreementBook, _ line: Line) {
        switch event {
        case .set(let event): set(event, book, line)
        case .cosigned:
            mustBeOpen(book)
            mustHold(.hr, line)
            must(book.setting != nil && book.setting?.isCosigned == false, .notAgreed, "there is nothing to co-sign")
            for person in involved(book) {
                must(line.actor != person, .notAgreed, "\(person) is involved, and co-signs")
                must(line.actor != manager(of: person, line), .notAgreed, "the manager of \(person) co-signs")
            }
            let served = decisionSays { if case .agreement(.noticeServed) = $0.new.event { true } else { false } }
            must(served, .together, "nobody is told of what was co-signed")
            agreements[book.id]?.setting?.isCosigned = true
        case .noticeServed(let event):
            must(book.setting?.isCosigned == true, .notAgreed, "nobody co-signed")
            let days = ledger.days(.replyDays, at: line.at)
            let window = Instant(microseconds: line.at.microseconds + Int64(days) * 86_400_000_000)
            must(event.replyBy == window, .policyThen, "the time to reply is not that of the policy")
            must(event.replyBy < book.last.terms.window.opensAt, .notBackwards, "the window begins before")
            agreements[book.id]?.setting?.replyBy = event.replyBy
        case .noticeReceived:
            mustBeMember(book, line)
            must(book.setting?.replyBy != nil, .inOrder, "no notice was served")
            must(book.setting?.isReceived != true, .inOrder, "it was received before")
            agreements[book.id]?.setting?.isReceived = true
        case .expired:
            mustBeOpen(book)
            must(book.last.terms.window.opensAt <= line.at, .sameReplay, "its window lies ahead")
            agreements[book.id]?.standing = .expired
        default: break
        }
    }

    /// By the manager, who lets the member propose and answers what they asked before.
    private mutating func set(_ event: AgreementSet, _ book: AgreementBook, _ line: Line) {
        must(line.actor == book.manager, .notYours, "only \(book.manager) sets it")
        mustBeSide(book, line)
        mustSay(event.reason, "the reason")
        must([.open, .declined].contains(book.standing), .inOrder, "\(book.id) is \(book.standing.rawValue)")
        must(book.setting == nil, .inOrder, "it was set before")
        must(event.terms == book.last.reference, .sameTerms, "other terms than those that stand")
        let isInvited = book.invitation.map { !$0.isWaived && line.at < extended($0.until) } ?? false
        must(!isInvited, .notAgreed, "the member has time to propose")
        let asked = book.questions.values.filter { $0.isMembers && !$0.isAnswered }
        must(asked.isEmpty, .notAgreed, "what the member asked is not answered")
        let waits = strategies.values.contains { $0.agreement == book.id && $0.standing == .proposed }
        must(!waits, .notAgreed, "what the member proposed to do is not answered")
        let promised = book.last.terms.promises.contains { $0.kind == .support && $0.debtor != book.member }
        must(promised, .completeTerms, "it promises no support")
        for measure in book.last.terms.measures { mustBeNewest(measure.metric) }
        let isConfirmed = book.confirmed.contains { $0.by == book.manager && $0.terms == event.terms }
        let confirms = decisionSays { if case .agreement(.confirmed) = $0.new.event { true } else { false } }
        must(confirms != (isConfirmed && book.standing == .open), .together, "who sets terms confirms them")
        var setting = AgreementBook.Setting(by: line.actor ?? MemberID(0))
        if book.standing == .declined {
            setting.isDeclined = true
            agreements[book.id]?.confirmed.removeAll()
        }
        agreements[book.id]?.setting = setting
        agreements[book.id]?.standing = .open
    }

    /// Sides, now and before, and who proposed or set it.
    private func involved(_ book: AgreementBook) -> [MemberID] {
        book.sides + [book.proposedBy, book.last.by] + book.managersBefore + [book.setting?.by].compactMap { $0 }
    }

    /// The clock brings it into force when the time to reply is over, before its window.
    mutating func mustHaveBeenSet(_ book: AgreementBook, _ line: Line) {
        must(line.isByClock, .notAgreed, "only time brings into force what is not agreed")
        must(book.setting?.isCosigned == true, .notAgreed, "nobody co-signed it")
        guard let replyBy = book.setting?.replyBy else { return must(false, .notAgreed, "no notice was served") }
        must(extended(replyBy) <= line.at, .notAgreed, "the time to reply is not over")
        must(extended(replyBy) < book.last.terms.window.opensAt, .notBackwards, "its window began before")
        let hasAgreed = book.confirmed.contains { $0.by == book.member && $0.terms == book.last.reference }
        must(!hasAgreed, .notAgreed, "the member did agree")
    }
}
