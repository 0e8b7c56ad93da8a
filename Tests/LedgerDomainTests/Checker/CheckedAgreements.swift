import LedgerDomain

struct AgreementBook {
    /// Terms that somebody put forward.
    struct Proposed {
        let reference: TermsReference
        let terms: AgreedTerms
        let number: UInt32
        let by: MemberID
    }

    struct Confirmed {
        let by: MemberID
        let terms: TermsReference
        let seq: UInt64
        let saidNoSupport: Bool
    }

    enum Standing: String {
        case open, inForce, withdrawn, declined, closed, expired, ended
    }

    struct Judged {
        var computed: Verdict?
        var overridden: Verdict?
        var isWaived = false
        var counts: Verdict? { isWaived ? nil : overridden ?? computed }
        var isSettled: Bool { isWaived || computed != nil }
    }

    let id: AgreementID
    let member: MemberID
    var manager: MemberID
    let proposedBy: MemberID
    var revisions: [Proposed]
    var confirmed: [Confirmed] = []
    var standing = Standing.open
    /// What is in force, or was until it closed.
    var inForce: Proposed?
    /// By the number of the milestone.
    var judged: [UInt32: Judged] = [:]
    var isNotAgreed = false
    /// When something first entered force; its policy governs to the end.
    var since: Instant?
    /// When there was nothing left to meet about.
    var overSince: Instant?
    /// The highest number that terms got, amendments that came to nothing included.
    var lastNumber: UInt32 = 1
    var invitation: (until: Instant, isWaived: Bool)?
    var questions: [UInt64: Question] = [:]
    var setting: Setting?
    var amendment: Proposed?
    var endProposedBy: MemberID?
    var outdated: GoalID?
    var managersBefore: [MemberID] = []

    struct Question {
        let isMembers: Bool
        var isAnswered = false
    }

    /// Terms set without agreement.
    struct Setting {
        let by: MemberID
        var isCosigned = false
        var replyBy: Instant?
        var isReceived = false
        var isDeclined = false
    }

    var last: Proposed { revisions.last! }
    /// What waits for confirmations.
    var waiting: Proposed { amendment ?? last }
    /// What stands: in force, or put forward last.
    var present: AgreedTerms { inForce?.terms ?? last.terms }
    func isMember(_ person: MemberID?) -> Bool { person == member }
    var sides: [MemberID] { [member, manager] }
}

/// What people say and do about agreements.
extension Checker {
    mutating func read(_ event: AgreementEvent, _ line: Line) {
        guard case .agreement(let id) = line.new.stream else {
            return must(false, .noEdit, "an agreement's event stands elsewhere")
        }
        if case .proposed(let event) = event { return propose(event, as: id, line) }
        guard let book = agreements[id] else { return must(false, .inOrder, "\(id) was never proposed") }
        mustConcern(book.sides, line)
        switch event {
        case .proposed: break
        case .countered(let event): counter(event, book, line)
        case .withdrawn(let event):
            mustSay(event.reason, "the reason")
            mustBeOpen(book)
            let isTheirs =
                book.proposedBy == book.member
                ? line.actor == book.member : line.actor == manager(of: book.member, line)
            must(isTheirs, .notYours, "\(line.context.actor) did not propose it")
            agreements[id]?.standing = .withdrawn
        case .declined(let event): decline(event, book, line)
        case .discussed(let event):
            mustSay(event.text, "the text")
            mustBeSideToday(book, line)
            mustBeAlive(book)
        case .reserved(let event):
            mustSay(event.text, "the text")
            mustBeMember(book, line)
            mustBeAlive(book)
        case .confirmed(let event): confirm(event, book, line)
        case .enteredForce(let event): enterForce(event, book, line)
        case .milestoneEvaluated(let event): evaluate(event, book, line)
        case .milestoneOverridden(let event): override(event, book, line)
        case .milestoneWaived(let event): waive(event, book, line)
        case .closed(let event): close(event, book, line)
        case .proposalsInvited, .proposalsWaived, .clarificationRequested, .clarificationAnswered,
            .understandingCorrected, .autonomyOverridden, .alignmentOutdated, .alignmentAffirmed, .handedOver:
            readTalk(event, book, line)
        case .set, .cosigned, .noticeServed, .noticeReceived, .expired: readSetting(event, book, line)
        case .amendmentProposed, .amendmentDeclined, .amendmentWithdrawn, .amended, .endProposed, .endDeclined,
            .ended:
            readChange(event, book, line)
        }
    }

    private mutating func counter(_ event: AgreementCountered, _ book: AgreementBook, _ line: Line) {
        mustBeSide(book, line)
        mustBeOpen(book)
        must(book.setting == nil || line.actor != book.member, .notAgreed, "the member counters what was set")
        must(event.revision == book.lastNumber + 1, .noEdit, "revision \(event.revision) skips one")
        must(event.terms.window.opensAt > line.at, .completeTerms, "the window has begun")
        mustBeComplete(event.terms, of: book.member, book.manager, line)
        let countered = proposed(event.terms, event.revision, line)
        agreements[book.id]?.revisions.append(countered)
        agreements[book.id]?.lastNumber = event.revision
        agreements[book.id]?.setting = nil
        agreements[book.id]?.outdated = nil
    }

    /// A no ends a negotiation; what was set it does not end, and is said once.
    private mutating func decline(_ event: SaidReason, _ book: AgreementBook, _ line: Line) {
        mustSay(event.reason, "the reason")
        mustBeMember(book, line)
        mustBeOpen(book)
        must(book.setting?.isDeclined != true, .inOrder, "it was declined before")
        if book.setting == nil {
            agreements[book.id]?.standing = .declined
        } else {
            agreements[book.id]?.setting?.isDeclined = true
        }
    }

    private mutating func propose(_ event: AgreementProposed, as id: AgreementID, _ line: Line) {
        must(agreements[id] == nil && id.number == UInt32(agreements.count) + 1, .noEdit, "\(id) was given before")
        must(manager(of: event.member, line) == event.manager, .notYours, "\(event.manager) does not manage them")
        must([event.member, event.manager].contains(line.actor), .notYours, "\(line.context.actor) is neither side")
        must(isHere(event.member, on: today(line)), .notYours, "\(event.member) has departed")
        must(event.terms.window.opensAt > line.at, .completeTerms, "the window has begun")
        mustConcern([event.member, event.manager], line)
        mustBeComplete(event.terms, of: event.member, event.manager, line)
        agreements[id] = AgreementBook(
            id: id, member: event.member, manager: event.manager, proposedBy: line.actor ?? event.manager,
            revisions: [proposed(event.terms, 1, line)])
    }

    func proposed(_ terms: AgreedTerms, _ number: UInt32, _ line: Line) -> AgreementBook.Proposed {
        AgreementBook.Proposed(
            reference: TermsReference(seq: line.seq, hash: line.context.hash), terms: terms, number: number,
            by: line.actor ?? MemberID(0))
    }

    /// The member, or the manager who is named and still manages them: who binds their side.
    mutating func mustBeSide(_ book: AgreementBook, _ line: Line) {
        let isManager = line.actor == book.manager && manager(of: book.member, line) == book.manager
        must(line.actor == book.member || isManager, .notYours, "\(line.context.actor) is not a side that day")
    }

    /// The member, or whoever manages them that day: who speaks for their side.
    mutating func mustBeSideToday(_ book: AgreementBook, _ line: Line) {
        let isManager = line.actor != nil && line.actor == manager(of: book.member, line)
        must(line.actor == book.member || isManager, .notYours, "\(line.context.actor) is not a side that day")
    }

    mutating func mustManageToday(_ book: AgreementBook, _ line: Line) {
        let isManager = line.actor != nil && line.actor == manager(of: book.member, line)
        must(isManager, .notYours, "\(line.context.actor) does not manage \(book.member) that day")
    }

    mutating func mustBeMember(_ book: AgreementBook, _ line: Line) {
        must(line.actor == book.member, .ownAct, "only \(book.member) does this")
    }

    mutating func mustBeOpen(_ book: AgreementBook) {
        must(book.standing == .open, .inOrder, "\(book.id) is \(book.standing.rawValue)")
    }

    mutating func mustBeAlive(_ book: AgreementBook) {
        let isAlive = book.standing == .open || book.standing == .inForce
        must(isAlive, .inOrder, "\(book.id) is \(book.standing.rawValue)")
    }
}
