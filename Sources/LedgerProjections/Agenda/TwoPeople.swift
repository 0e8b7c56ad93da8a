package import LedgerDomain
package import LedgerStore

/// Everything between two people that both see already: what either owes, what waits, and how it goes.
package struct TwoPeople {
    let facts: StoreFacts
    let now: Instant
    let today: Day
    package let reader: MemberID
    package let other: MemberID
    package private(set) var youOwe: [WaitingItem] = []
    package private(set) var theyOwe: [WaitingItem] = []
    package private(set) var waitsForYou: [WaitingItem] = []
    package private(set) var waitsForThem: [WaitingItem] = []
    package private(set) var points: [WaitingItem] = []
    /// Between the two, open or in force, by number.
    package private(set) var agreements: [Agreement] = []
    package private(set) var isCut = false

    /// - Parameters:
    ///   - reader: one of the two.
    ///   - ended: what is known to have ended, shared by all who ask.
    /// - Complexity: that of what waits for both.
    package init(
        _ reader: Person, and other: Person, at now: Instant, today: Day, ended: EndedThings, given facts: StoreFacts
    ) throws {
        self.facts = facts
        self.now = now
        self.today = today
        self.reader = reader.id
        self.other = other.id
        var mine = try Waiting(for: reader, at: now, today: today, ended: ended, given: facts)
        var theirs = try Waiting(for: other, at: now, today: today, ended: ended, given: facts)
        sort(try mine.all().filter { $0.with == other.id }, try theirs.all().filter { $0.with == reader.id })
        isCut = mine.isCut || theirs.isCut
        try findAgreements()
    }

    /// Late promises come first in what waits already.
    private mutating func sort(_ mine: [WaitingItem], _ theirs: [WaitingItem]) {
        for item in mine {
            switch item.kind {
            case .promise, .promiseContested: youOwe.append(item)
            case .point: points.append(item)
            default: waitsForYou.append(item)
            }
        }
        for var item in theirs {
            switch item.kind {
            case .promise, .promiseContested:
                item.answers = item.creditorAnswers
                theyOwe.append(item)
            case .point: points.append(item)
            default:
                item.answers = []
                waitsForThem.append(item)
            }
        }
        points.sort { WaitingOrder($0, at: now) < WaitingOrder($1, at: now) }
    }

    private mutating func findAgreements() throws {
        for (member, manager) in [(reader, other), (other, reader)] {
            for id in try facts.agreements(asMember: member).reversed() {
                guard let agreement = try facts.agreement(id), agreement.manager == manager, !agreement.isOver else {
                    continue
                }
                guard agreements.count < ProjectionLimits.agreements else {
                    isCut = true
                    break
                }
                agreements.append(agreement)
            }
        }
        agreements.sort { $0.id < $1.id }
    }
}

extension WaitingItem {
    /// What whom it is owed to may say to a promise that is not kept yet.
    fileprivate var creditorAnswers: [WaitingAnswer] {
        let promise: [(String, WaitingAnswer.Value)] = [("promise", .text(id))]
        return [
            WaitingAnswer(
                "it is done", "promise.confirm", promise, says: "it was kept, though nobody said so", isFinal: true),
            WaitingAnswer(
                "more time", "promise.move", promise, needs: [.day("due", "until when?")], says: "gives a later day"),
            WaitingAnswer(
                "let it go", "promise.withdraw", promise, needs: [.reason()], says: "it is owed no more", isFinal: true),
        ]
    }
}
