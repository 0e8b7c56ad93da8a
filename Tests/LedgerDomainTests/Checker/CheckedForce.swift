import LedgerDomain

/// How terms come into force.
extension Checker {
    mutating func confirm(_ event: AgreementConfirmed, _ book: AgreementBook, _ line: Line) {
        mustBeSide(book, line)
        let terms = book.waiting
        must(event.terms == terms.reference, .sameTerms, "other terms than those that stand")
        let earlier = book.confirmed.contains { $0.by == line.actor && $0.terms == event.terms }
        must(!earlier, .inOrder, "\(line.context.actor) confirmed them before")
        if book.amendment == nil {
            mustBeOpen(book)
            must(terms.terms.window.opensAt > line.at, .notBackwards, "the window has begun")
        } else {
            mustLeaveWhatBegan(terms.terms, book, line)
        }
        let kept = book.amendment == nil ? [] : book.present.measures.map(\.metric)
        for measure in terms.terms.measures where !kept.contains(measure.metric) { mustBeNewest(measure.metric) }
        mustSpeakForThemself(event, book, line)
        agreements[book.id]?.confirmed.append(
            AgreementBook.Confirmed(
                by: line.actor ?? MemberID(0), terms: event.terms, seq: line.seq,
                saidNoSupport: event.noSupportNeeded))
        let isSecond = book.confirmed.contains { $0.by != line.actor && $0.terms == event.terms }
        let enters = decisionSays { $0.new.stream == line.new.stream && $0.new.event.bringsIntoForce != nil }
        must(enters == isSecond, .together, "the second confirmation brings it into force, and nothing else")
    }

    /// The member was left the time to propose; and only they say that no support is needed, which they must where none
    /// is promised.
    private mutating func mustSpeakForThemself(
        _ event: AgreementConfirmed, _ book: AgreementBook, _ line: Line
    ) {
        guard line.actor == book.member else {
            return must(!event.noSupportNeeded, .ownAct, "only the member says that no support is needed")
        }
        let isInvited = book.invitation.map { !$0.isWaived && line.at < extended($0.until) } ?? false
        must(!isInvited, .sameTerms, "the member is invited to propose, and did not waive it")
        let promised = book.waiting.terms.promises.contains { $0.kind == .support && $0.debtor != book.member }
        let saidBefore = book.confirmed.contains {
            $0.by == book.member && $0.saidNoSupport && book.inForce?.reference == $0.terms
        }
        let isSaid = promised || event.noSupportNeeded || saidBefore
        must(isSaid, .completeTerms, "no support is promised, and none said needless")
    }

    mutating func enterForce(_ event: AgreementEnteredForce, _ book: AgreementBook, _ line: Line) {
        mustBeOpen(book)
        must(event.revision == book.last.number, .sameTerms, "revision \(event.revision) does not stand")
        must(event.terms == book.last.reference, .sameTerms, "there are no such terms")
        if event.notAgreed {
            mustHaveBeenSet(book, line)
        } else {
            must(book.last.terms.window.opensAt > line.at, .notBackwards, "it governs days that have begun")
            mustBeConfirmedByBoth(event.terms, book)
        }
        mustBePromised(by: book.last, notAgreed: event.notAgreed, book, line)
        agreements[book.id]?.standing = .inForce
        agreements[book.id]?.inForce = book.last
        agreements[book.id]?.isNotAgreed = event.notAgreed
        agreements[book.id]?.since = event.notAgreed ? min(line.at, book.last.terms.window.opensAt) : line.at
        mustBegin(book)
    }

    mutating func mustBeConfirmedByBoth(_ terms: TermsReference, _ book: AgreementBook) {
        for side in book.sides {
            let theirs = book.confirmed.filter { $0.by == side && $0.terms == terms }
            must(theirs.count == 1, .sameTerms, "\(side) confirmed these terms \(theirs.count) times")
        }
    }

    /// What terms promise becomes promises in the same decision, one for each and no other, but for what was promised
    /// in the terms before, and for what somebody would promise who did not agree.
    mutating func mustBePromised(
        by terms: AgreementBook.Proposed, notAgreed: Bool, _ book: AgreementBook, _ line: Line
    ) {
        var before = book.inForce?.terms.promises ?? []
        if book.isNotAgreed { before.removeAll { $0.debtor == book.member && $0.dueAt > line.at } }
        var expected: [(number: UInt32, promised: PromisedInTerms)] = []
        for (index, promised) in terms.terms.promises.enumerated() {
            if notAgreed, promised.debtor == book.member { continue }
            let same = before.firstIndex {
                $0.kind == promised.kind && $0.debtor == promised.debtor && $0.dueOn == promised.dueOn
            }
            if let same { before.remove(at: same) } else { expected.append((UInt32(index) + 1, promised)) }
        }
        let made = decision.compactMap { (line) -> PromiseMade? in
            if case .promise(.made(let made)) = line.new.event { made } else { nil }
        }
        must(made.count == expected.count, .together, "\(made.count) promises were made of the terms")
        for ((number, promised), made) in zip(expected, made) {
            let isSame = made.debtor == promised.debtor && made.kind == promised.kind && made.due.at == promised.dueAt
            let isOfThese = made.inTerms?.terms == terms.reference && made.inTerms?.number == number
            must(isSame && isOfThese && made.about == .agreement(book.id), .together, "it is not that of the terms")
        }
    }
}
