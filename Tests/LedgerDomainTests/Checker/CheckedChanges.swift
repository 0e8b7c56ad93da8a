import LedgerDomain

/// What changes or ends terms that are in force.
extension Checker {
    mutating func readChange(_ event: AgreementEvent, _ book: AgreementBook, _ line: Line) {
        must(book.standing == .inForce, .inOrder, "\(book.id) is \(book.standing.rawValue)")
        switch event {
        case .amendmentProposed(let event):
            mustBeSide(book, line)
            mustSay(event.reason, "the reason")
            must(book.amendment == nil, .inOrder, "an amendment waits")
            must(event.revision == book.lastNumber + 1, .noEdit, "revision \(event.revision) skips one")
            mustBeComplete(event.terms, of: book.member, book.manager, amending: book.present, line)
            mustLeaveWhatBegan(event.terms, book, line)
            agreements[book.id]?.lastNumber = event.revision
            let amendment = proposed(event.terms, event.revision, line)
            agreements[book.id]?.amendment = amendment
        case .amendmentDeclined(let event): dropAmendment(event, own: false, book, line)
        case .amendmentWithdrawn(let event): dropAmendment(event, own: true, book, line)
        case .amended(let event): amend(event, book, line)
        case .endProposed(let event):
            mustBeSide(book, line)
            mustSay(event.reason, "the reason")
            must(book.endProposedBy == nil, .inOrder, "an end is proposed")
            agreements[book.id]?.endProposedBy = line.actor
        case .endDeclined(let event):
            mustBeSideToday(book, line)
            mustSay(event.reason, "the reason")
            must(book.endProposedBy != nil, .inOrder, "no end is proposed")
            agreements[book.id]?.endProposedBy = nil
        case .ended:
            mustBeSide(book, line)
            must(book.endProposedBy != nil, .inOrder, "no end is proposed")
            let isOwn = book.isMember(book.endProposedBy) == book.isMember(line.actor)
            must(!isOwn, .ownAct, "a side accepts its own proposal")
            agreements[book.id]?.standing = .ended
            agreements[book.id]?.overSince = line.at
            for meeting in checkpoints.values where meeting.said.agreement == book.id && meeting.standing == .open {
                let lapses = decisionSays { other in
                    guard case .checkpoint(.lapsed) = other.new.event else { return false }
                    return other.new.stream == .checkpoint(meeting.id)
                }
                must(lapses, .together, "\(meeting.id) is still to be held, about nothing")
            }
        default: break
        }
    }

    private mutating func dropAmendment(_ event: SaidReason, own: Bool, _ book: AgreementBook, _ line: Line) {
        mustBeSideToday(book, line)
        mustSay(event.reason, "the reason")
        guard let amendment = book.amendment else { return must(false, .inOrder, "no amendment waits") }
        let isOwn = book.isMember(amendment.by) == book.isMember(line.actor)
        must(isOwn == own, .ownAct, own ? "the other side proposed it" : "their own side proposed it")
        agreements[book.id]?.amendment = nil
    }

    /// Milestones that had begun stand as they were, at their place; nothing new begins in the past.
    mutating func mustLeaveWhatBegan(_ terms: AgreedTerms, _ book: AgreementBook, _ line: Line) {
        let before = book.present
        must(before.window.closesAt > line.at && terms.window.closesAt > line.at, .notBackwards, "it is over")
        let moved = before.window.from != terms.window.from
        must(before.window.opensAt > line.at || !moved, .notBackwards, "the window had begun, and moves")
        let length = max(before.milestones.count, terms.milestones.count)
        for index in 0..<length {
            let old = index < before.milestones.count ? before.milestones[index] : nil
            let new = index < terms.milestones.count ? terms.milestones[index] : nil
            if old == new { continue }
            let hadBegun = old.map { $0.span.opensAt <= line.at } ?? false
            must(!hadBegun, .notBackwards, "milestone \(index + 1) had begun, and is another one")
            let hasBegun = new.map { $0.span.opensAt <= line.at } ?? false
            must(!hasBegun, .notBackwards, "milestone \(index + 1) is new, and has begun")
        }
    }

    private mutating func amend(_ event: AgreementAmended, _ book: AgreementBook, _ line: Line) {
        guard let amendment = book.amendment else { return must(false, .sameTerms, "no amendment waits") }
        must(event.terms == amendment.reference, .sameTerms, "other terms than those that wait")
        must(event.revision == amendment.number, .sameTerms, "revision \(event.revision) does not wait")
        mustBeConfirmedByBoth(event.terms, book)
        mustLeaveWhatBegan(amendment.terms, book, line)
        mustBePromised(by: amendment, notAgreed: false, book, line)
        var judged: [UInt32: AgreementBook.Judged] = [:]
        for (index, milestone) in amendment.terms.milestones.enumerated() {
            let same = book.present.milestones.firstIndex(of: milestone)
            judged[UInt32(index) + 1] = same.flatMap { book.judged[UInt32($0) + 1] }
        }
        agreements[book.id]?.judged = judged
        agreements[book.id]?.revisions.append(amendment)
        agreements[book.id]?.inForce = amendment
        agreements[book.id]?.amendment = nil
        agreements[book.id]?.isNotAgreed = false
        agreements[book.id]?.outdated = nil
        mustLeaveNoGap(book.id, passed: today(line))
    }
}
