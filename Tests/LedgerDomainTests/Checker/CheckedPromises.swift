import LedgerDomain

struct PromiseBook {
    enum Standing: String {
        case asked, promised, done, contested, declined, confirmed, settled, withdrawn
        var isEnd: Bool { [.declined, .confirmed, .settled, .withdrawn].contains(self) }
    }

    let id: PromiseID
    let debtor: MemberID
    let creditor: MemberID
    let kind: PromiseKind
    let about: AboutReference?
    var standing: Standing
    var due: DueDay?
    var answerBy: DueDay?
    var moveAsked: DueDay?
    var contestBy: DueDay?
    var isOverdue = false
    var isUnanswered = false
}

extension Checker {
    mutating func read(_ event: PromiseEvent, _ line: Line) {
        guard case .promise(let id) = line.new.stream else {
            return must(false, .noEdit, "a promise's event stands elsewhere")
        }
        switch (event, promises[id]) {
        case (.asked(let event), nil): ask(event, as: id, line)
        case (.made(let event), nil): make(event, as: id, line)
        case (_, nil): must(false, .inOrder, "\(id) was neither asked for nor made")
        case (let event, let book?):
            mustConcern([book.debtor, book.creditor], line)
            must(!book.standing.isEnd, .inOrder, "\(id) is \(book.standing.rawValue), and that is its end")
            readNext(event, book, line)
        }
    }

    private mutating func ask(_ event: PromiseAsked, as id: PromiseID, _ line: Line) {
        must(id.number == UInt32(promises.count) + 1, .noEdit, "\(id) is not the next")
        must(line.actor == event.creditor, .ownAct, "only who would be owed it asks")
        mustBeTwo(event.debtor, event.creditor, line)
        must(event.kind != .remedy, .notYours, "a remedy is ordered by a decision")
        mustSay(event.what, "what is asked for")
        mustBeAhead(event.due, line)
        let window = dayEnd(days: .answerDays, line)
        let wanted = event.due.map { min($0.at, window) } ?? window
        must(event.answerBy.at == wanted, .policyThen, "the time to answer is not that of the policy")
        promises[id] = PromiseBook(
            id: id, debtor: event.debtor, creditor: event.creditor, kind: event.kind, about: event.about,
            standing: .asked, due: event.due, answerBy: event.answerBy)
    }

    private mutating func make(_ event: PromiseMade, as id: PromiseID, _ line: Line) {
        must(id.number == UInt32(promises.count) + 1, .noEdit, "\(id) is not the next")
        promises[id] = PromiseBook(
            id: id, debtor: event.debtor, creditor: event.creditor, kind: event.kind, about: event.about,
            standing: .promised, due: event.due)
        mustConcern([event.debtor, event.creditor], line)
        guard let inTerms = event.inTerms else {
            must(line.actor == event.debtor, .ownAct, "only \(event.debtor) promises for themself")
            mustBeTwo(event.debtor, event.creditor, line)
            must(event.kind != .remedy, .notYours, "a remedy is ordered by a decision")
            mustSay(event.what ?? .withheld, "what is promised")
            return mustBeAhead(event.due, line)
        }
        let enters = decisionSays { $0.new.event.bringsIntoForce == inTerms.terms }
        must(enters, .ownAct, "a promise of terms that do not enter force with it")
    }

    /// Two people, both here, neither of whom is here to read or to record alone.
    private mutating func mustBeTwo(_ debtor: MemberID, _ creditor: MemberID, _ line: Line) {
        must(debtor != creditor, .notYours, "\(debtor) owes something to themself")
        for person in [debtor, creditor] {
            must(isHere(person, on: today(line)), .notYours, "\(person) has departed")
        }
        must(!holds(.auditor, line.actor), .notYours, "an auditor writes nothing")
        must(!holds(.integration, line.actor), .notYours, "an integration records measurements alone")
        mustConcern([debtor, creditor], line)
    }

    private mutating func readNext(_ event: PromiseEvent, _ book: PromiseBook, _ line: Line) {
        let isPromised = book.standing != .asked
        switch event {
        case .asked: must(false, .inOrder, "\(book.id) was asked for before")
        case .made(let event):
            mustBe(book.debtor, line)
            must(!isPromised, .inOrder, "it is promised already")
            must(event.inTerms == nil, .ownAct, "an ask is not answered by terms")
            let isSame = event.debtor == book.debtor && event.creditor == book.creditor
            must(isSame && event.kind == book.kind && event.about == book.about, .noEdit, "it is another promise")
            mustBeAhead(event.due, line)
            promises[book.id]?.due = event.due
            promises[book.id]?.standing = .promised
        case .declined(let event):
            mustBe(book.debtor, line)
            must(!isPromised, .inOrder, "it is promised already")
            end(book, as: .declined, because: event.reason)
        case .done(let event):
            mustBe(book.debtor, line)
            must([.promised, .contested].contains(book.standing), .inOrder, "it is \(book.standing.rawValue)")
            let window = dayEnd(days: .contestDays, line)
            must(event.contestBy.at == window, .policyThen, "the time to contest is not that of the policy")
            promises[book.id]?.contestBy = event.contestBy
            promises[book.id]?.standing = .done
            promises[book.id]?.moveAsked = nil
        case .confirmed:
            mustBe(book.creditor, line)
            must(isPromised, .inOrder, "nobody promised it")
            promises[book.id]?.standing = .confirmed
        case .contested(let event):
            mustBe(book.creditor, line)
            mustSay(event.reason, "the reason")
            must(book.standing == .done, .inOrder, "nobody says that it is done")
            let isOpen = book.contestBy.map { extended($0.at) > line.at } ?? false
            must(isOpen, .inOrder, "it was uncontested for its time, and counts as kept")
            promises[book.id]?.standing = .contested
        case .settled(let event): settle(event, book, line)
        case .moveAsked, .moved, .moveRefused: move(event, book, line)
        case .withdrawn(let event):
            mustBe(book.creditor, line)
            must(book.standing != .done, .inOrder, "it is said to be done")
            end(book, as: .withdrawn, because: event.reason)
        case .overdue:
            must(book.standing == .promised && !book.isOverdue, .sameReplay, "it was overdue or is not to be kept")
            must(book.due.map { extended($0.at) <= line.at } ?? false, .sameReplay, "it was not due")
            promises[book.id]?.isOverdue = true
        case .unanswered:
            must(book.standing == .asked && !book.isUnanswered, .sameReplay, "it was answered or said before")
            must(book.answerBy.map { extended($0.at) <= line.at } ?? false, .sameReplay, "there was time to answer")
            promises[book.id]?.isUnanswered = true
        }
    }

    private mutating func end(_ book: PromiseBook, as standing: PromiseBook.Standing, because: PersonalText) {
        mustSay(because, "the reason")
        promises[book.id]?.standing = standing
    }

    private mutating func settle(_ event: PromiseSettled, _ book: PromiseBook, _ line: Line) {
        let sides = [book.debtor, book.creditor]
        must(line.actor.map { !sides.contains($0) } ?? false, .ownAct, "a side settles it")
        let isAbove = line.actor.map { actor in sides.contains { self.isAbove(actor, $0, line) } } ?? false
        must(isAbove || holds(.hr, line.actor), .notYours, "\(line.context.actor) is neither hr nor above a side")
        let isOrphan = !isHere(book.creditor, on: today(line)) && [.promised, .done].contains(book.standing)
        must(book.standing == .contested || isOrphan, .inOrder, "nobody contests it")
        end(book, as: .settled, because: event.reason)
    }

    /// Its day is another one only where the debtor asked for it and the creditor agreed, or where that is later.
    private mutating func move(_ event: PromiseEvent, _ book: PromiseBook, _ line: Line) {
        must([.promised, .contested].contains(book.standing) || event.isRefusal, .inOrder, "nothing is to be kept")
        switch event {
        case .moveAsked(let event):
            mustBe(book.debtor, line)
            mustSay(event.reason, "the reason")
            mustBeAhead(event.due, line)
            let window = dayEnd(days: .answerDays, line)
            must(event.answerBy.at == window, .policyThen, "the time to answer is not that of the policy")
            promises[book.id]?.moveAsked = event.due
        case .moved(let event):
            mustBe(book.creditor, line)
            mustBeAhead(event.due, line)
            let isAsked = event.due.on == book.moveAsked?.on
            let isLater = book.due.map { $0.on < event.due.on } ?? true
            must(isAsked || isLater, .ownAct, "nobody but \(book.debtor) promises an earlier day")
            promises[book.id]?.due = event.due
            promises[book.id]?.moveAsked = nil
            promises[book.id]?.isOverdue = false
        case .moveRefused:
            mustBe(book.creditor, line)
            must(book.moveAsked != nil, .inOrder, "nobody asked for another day")
            promises[book.id]?.moveAsked = nil
        default: break
        }
    }

    func duesOfPromises() -> [Due] {
        promises.values.compactMap { book in
            let stream = StreamName.promise(book.id)
            if book.standing == .asked, !book.isUnanswered, let by = book.answerBy {
                return Due(at: by.at, stream: stream, what: "the answer")
            }
            if book.standing == .promised, !book.isOverdue, let due = book.due {
                return Due(at: due.at, stream: stream, what: "the promise")
            }
            return nil
        }
    }
}

extension Checker {
    mutating func mustBe(_ person: MemberID, _ line: Line) {
        must(line.actor == person, .ownAct, "only \(person) does this for themself")
    }

    /// A day that is not over, with the instant at which it ends.
    mutating func mustBeAhead(_ due: DueDay?, _ line: Line) {
        guard let due else { return }
        must(due.at == Zones.startOfDay(Day(number: due.on.number + 1), zone: due.zone), .policyThen, "another hour")
        must(due.at > line.at, .notBackwards, "\(due.on) is over")
    }

    /// The end of the day that comes so many days after this one.
    func dayEnd(days field: PolicyField, _ line: Line) -> Instant {
        let days = Int32(ledger.days(field, at: line.at))
        return Zones.startOfDay(Day(number: today(line).number + days + 1), zone: ledger.zone)!
    }
}

extension PromiseEvent {
    fileprivate var isRefusal: Bool { if case .moveRefused = self { true } else { false } }
}

extension Event {
    /// The terms that enter force with it.
    var bringsIntoForce: TermsReference? {
        switch self {
        case .agreement(.enteredForce(let event)): event.terms
        case .agreement(.amended(let event)): event.terms
        default: nil
        }
    }
}
