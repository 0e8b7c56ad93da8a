import LedgerDomain

/// What the sides say to each other beside the terms.
extension Checker {
    mutating func readTalk(_ event: AgreementEvent, _ book: AgreementBook, _ line: Line) {
        switch event {
        case .proposalsInvited(let event):
            must(line.actor == book.manager, .notYours, "only \(book.manager) invites")
            mustBeSide(book, line)
            mustBeOpen(book)
            mustBeAhead(event.until, line)
            must(event.until.at <= book.last.terms.window.opensAt, .notBackwards, "it ends after the window begins")
            let confirmed = book.confirmed.contains { $0.by == book.member && $0.terms == book.last.reference }
            must(!confirmed, .inOrder, "the member has confirmed")
            agreements[book.id]?.invitation = (event.until.at, false)
        case .proposalsWaived:
            mustBeMember(book, line)
            mustBeOpen(book)
            let stands = book.invitation.map { !$0.isWaived && line.at < extended($0.until) } ?? false
            must(stands, .inOrder, "no invitation stands")
            agreements[book.id]?.invitation?.isWaived = true
        case .clarificationRequested(let event):
            mustBeSideToday(book, line)
            mustBeAlive(book)
            mustSay(event.text, "the question")
            mustBeAnswered(by: event.answerBy, line)
            agreements[book.id]?.questions[line.seq] = .init(isMembers: book.isMember(line.actor))
        case .clarificationAnswered(let event):
            mustBeSideToday(book, line)
            mustSay(event.text, "the answer")
            let question = book.questions[event.of]
            must(question?.isAnswered == false, .inOrder, "nothing was asked, or it was answered")
            must(question?.isMembers != book.isMember(line.actor), .ownAct, "a side answers itself")
            agreements[book.id]?.questions[event.of]?.isAnswered = true
        case .understandingCorrected(let event):
            mustBeSide(book, line)
            mustSay(event.text, "the correction")
            let theirs = book.confirmed.first { $0.seq == event.of }
            must(theirs != nil && theirs?.by != line.actor, .ownAct, "nobody else confirmed at \(event.of)")
            must(theirs?.terms == book.waiting.reference, .inOrder, "these terms do not wait any more")
        case .autonomyOverridden(let event):
            mustManageToday(book, line)
            mustBeAlive(book)
            mustSay(event.scope, "what it is about")
            mustSay(event.reason, "the reason")
        case .alignmentOutdated(let event):
            mustBeAlive(book)
            let changes = decisionSays { $0.new.stream == .goal(event.goal) }
            must(changes, .together, "\(event.goal) did not change")
            must(book.serves(event.goal), .together, "it does not serve \(event.goal)")
            agreements[book.id]?.outdated = event.goal
        case .alignmentAffirmed(let event):
            mustBeSideToday(book, line)
            mustBeAlive(book)
            mustSay(event.reason, "the reason")
            must(book.outdated != nil, .inOrder, "nothing was out of date")
            agreements[book.id]?.outdated = nil
        case .handedOver(let event): handOver(event, book, line)
        default: break
        }
    }

    /// Whoever manages the member now takes it over, nobody else, and by their own act.
    private mutating func handOver(_ event: AgreementHandedOver, _ book: AgreementBook, _ line: Line) {
        mustBeAlive(book)
        must(line.actor == event.manager, .newManager, "\(event.manager) is made to take it over")
        must(manager(of: book.member, line) == event.manager, .newManager, "\(event.manager) does not manage them")
        must(event.manager != book.manager, .inOrder, "it was theirs before")
        mustConcern([event.manager], line)
        let before = book.manager
        agreements[book.id]?.manager = event.manager
        agreements[book.id]?.managersBefore.append(before)
        let waits = book.standing == .open ? book.last.reference : book.amendment?.reference
        agreements[book.id]?.confirmed.removeAll { $0.by == before && $0.terms == waits }
        if book.standing == .open { agreements[book.id]?.setting = nil }
        if book.endProposedBy == before { agreements[book.id]?.endProposedBy = nil }
    }

    /// So many days after it was said, to the microsecond.
    mutating func mustBeAnswered(by instant: Instant, _ line: Line) {
        let days = Int64(ledger.days(.answerDays, at: line.at))
        let window = Instant(microseconds: line.at.microseconds + days * 86_400_000_000)
        must(instant == window, .policyThen, "the time to answer is not that of the policy")
    }

    /// Everything alive that serves a goal is out of date with its change.
    mutating func mustOutdate(_ goal: GoalID) {
        for book in agreements.values where [.open, .inForce].contains(book.standing) && book.serves(goal) {
            let says = decisionSays {
                guard case .agreement(.alignmentOutdated) = $0.new.event else { return false }
                return $0.new.stream == .agreement(book.id)
            }
            must(says, .together, "\(book.id) serves \(goal), and is not out of date")
        }
    }
}

extension AgreementBook {
    func serves(_ goal: GoalID) -> Bool {
        if case .goal(goal, how: _) = present.contribution { true } else { false }
    }
}
