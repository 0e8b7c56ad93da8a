package import LedgerDomain
internal import LedgerStore

/// What waits in promises: asks, what is to be kept, what is said to be done, and other days.
extension Waiting {
    mutating func addPromiseItems() throws {
        for promiseID in ended.alive(try facts.promises(of: id), { .promise($0) }) {
            guard look() else { return }
            guard let promise = try facts.promise(promiseID) else { continue }
            if promise.isOver(at: now, in: ledger) { ended.remember(.promise(promiseID)) } else { try add(promise) }
        }
    }

    private mutating func add(_ promise: Promise) throws {
        let isDebtor = promise.debtor == id
        switch promise.status {
        case .asked(_, let answerBy): if isDebtor { add(asked(promise, answerBy)) }
        case .open:
            if isDebtor { add(owed(promise)) }
            if !isDebtor, let move = promise.moveAsked { add(try moveAsked(promise, move)) }
        case .done(_, let at, let contestBy): if !isDebtor { add(saidDone(promise, at, contestBy)) }
        case .contested(let seq):
            if isDebtor { add(try contested(promise, seq)) }
            if !isDebtor, let move = promise.moveAsked { add(try moveAsked(promise, move)) }
        case .declined, .confirmed, .settled, .withdrawn: break
        }
    }

    private func item(
        _ kind: WaitingItem.Kind, _ promise: Promise, since: Instant, from: MemberID?, _ title: String
    ) -> WaitingItem {
        var item = WaitingItem(
            kind, promise.id, since: since, from: from, with: promise.debtor == id ? promise.creditor : promise.debtor,
            title: title)
        item.subject = promise.words
        item.about = promise.about
        return item
    }

    private func asked(_ promise: Promise, _ answerBy: DueDay) -> WaitingItem {
        let title = promise.kind == .support ? "asks you for help" : "asks you for a promise"
        var item = item(.ask, promise, since: promise.askedAt ?? now, from: promise.creditor, title)
        item.due = extended(answerBy.at)
        item.dueOn = answerBy.on
        var need = WaitingAnswer.Need.day("due", "by when?")
        if let wished = promise.due, wished.at > now {
            need.kind = .optionalDay
            need.ask = "by when, if not by \(wished.on)?"
        }
        item.answers = [
            WaitingAnswer("promise", "promise.make", promise.named, needs: [need], says: "you then owe it"),
            WaitingAnswer("no", "promise.decline", promise.named, needs: [.reason()], isFinal: true),
        ]
        return item
    }

    /// Once its day has passed it has waited from then on.
    private func owed(_ promise: Promise) -> WaitingItem {
        let due = promise.due.map { extended($0.at) }
        let isLate = due.map { $0 <= now } ?? false
        var item = item(
            .promise, promise, since: isLate ? due ?? now : promise.madeAt ?? now, from: nil,
            promise.kind == .support ? "help promised" : "promised")
        item.due = due
        item.dueOn = promise.due?.on
        item.answers = keeping(promise, isLate: isLate)
        return item
    }

    private func keeping(_ promise: Promise, isLate: Bool) -> [WaitingAnswer] {
        [
            WaitingAnswer(
                "done", "promise.done", promise.named, needs: [.perhaps("evidence", "what shows it?")],
                says: "the other side confirms it, or not yet"),
            WaitingAnswer(
                "move", "promise.move", promise.named, needs: [.day("due", "to which day?"), .reason()],
                says: "asks the other side for another day"),
        ]
    }

    private func saidDone(_ promise: Promise, _ at: Instant, _ contestBy: DueDay) -> WaitingItem {
        var item = item(.promiseDone, promise, since: at, from: promise.debtor, "says that it is done")
        item.due = extended(contestBy.at)
        item.dueOn = contestBy.on
        item.words = promise.doneSeq.map { [.said($0)] } ?? []
        item.answers = [
            WaitingAnswer("yes", "promise.confirm", promise.named, says: "it was kept", isFinal: true),
            WaitingAnswer("not yet", "promise.contest", promise.named, needs: [.reason("what is missing?")]),
        ]
        return item
    }

    private func contested(_ promise: Promise, _ seq: UInt64) throws -> WaitingItem {
        var item = item(
            .promiseContested, promise, since: try time(of: seq), from: promise.creditor, "says that it is not done")
        item.words = [.said(seq)]
        item.answers = keeping(promise, isLate: false)
        return item
    }

    private func moveAsked(_ promise: Promise, _ move: Promise.MoveAsked) throws -> WaitingItem {
        var item = item(
            .moveAsked, promise, since: try time(of: move.seq), from: promise.debtor,
            "asks to move it to \(move.due.on)")
        item.due = extended(move.answerBy.at)
        item.dueOn = move.answerBy.on
        item.words = [.said(move.seq)]
        if move.due.at > now { item.answers.append(WaitingAnswer("ok", "promise.move", promise.named)) }
        item.answers += [
            WaitingAnswer(
                "no", "promise.refuseMove", promise.named, needs: [.perhaps("reason", "why not?")],
                says: "it stays due on its day"),
            WaitingAnswer(
                "another day", "promise.move", promise.named, needs: [.day("due", "until when, then?")]),
        ]
        return item
    }
}

extension Promise {
    /// Nothing waits for either side any more, ever.
    func isOver(at now: Instant, in ledger: LedgerState) -> Bool {
        switch status {
        case .asked, .open, .contested: false
        case .done: isKept(at: now, in: ledger)
        case .declined, .confirmed, .settled, .withdrawn: true
        }
    }

    /// Where it stands what it is about.
    package var words: WaitingItem.Words {
        inTerms.map { .promise(wordsSeq, number: $0.number) } ?? .said(wordsSeq)
    }

    var named: [(String, WaitingAnswer.Value)] { [("promise", .text("\(id)"))] }
}
