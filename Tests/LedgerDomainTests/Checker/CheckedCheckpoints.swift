import LedgerDomain

struct CheckpointBook {
    enum Standing: String { case open, held, missed, lapsed }

    let id: CheckpointID
    let said: CheckpointScheduled
    var on: Day
    /// Before its last move.
    var wasOn: Day?
    var at: Instant
    var openUntil: Instant
    var standing = Standing.open
    /// Whether the member's side moved it, each time.
    var movedByMember: [Bool] = []
    var heldBy: MemberID?
    var heldOn: Day?
    var deniableUntil: Instant?
    /// The next one of the cadence was planned, or there was none to plan.
    var isFollowed = false
}

extension Checker {
    mutating func read(_ event: CheckpointEvent, _ line: Line) {
        guard case .checkpoint(let id) = line.new.stream else {
            return must(false, .noEdit, "a checkpoint's event stands elsewhere")
        }
        if case .scheduled(let event) = event { return schedule(event, as: id, line) }
        guard let book = checkpoints[id], let agreement = agreements[book.said.agreement] else {
            return must(false, .inOrder, "\(id) was never planned")
        }
        mustConcern([book.said.member], line)
        switch event {
        case .scheduled: break
        case .moved(let event): move(event, book, agreement, line)
        case .held(let event): hold(event, book, agreement, line)
        case .heldDenied(let event):
            mustMeet(agreement, line)
            mustSay(event.reason, "the reason")
            must(book.standing == .held, .inOrder, "it is \(book.standing.rawValue)")
            let isOwn = agreement.isMember(line.actor) == agreement.isMember(book.heldBy)
            must(!isOwn, .ownAct, "a side denies its own word")
            let isOpen = book.deniableUntil.map { extended($0) > line.at } ?? false
            must(isOpen, .inOrder, "the time to deny it is over")
            checkpoints[id]?.standing = .open
        case .viewGiven(let event):
            mustMeet(agreement, line)
            must(book.standing != .lapsed, .inOrder, "it lapsed")
            must(event.rating.said != nil, .saidWhy, "a view without a rating")
            must((event.confidence?.said ?? 0) <= 10, .saidWhy, "more than sure")
        case .missed(let event): miss(event, book, agreement, line)
        case .lapsed(let event):
            must(book.standing == .open, .inOrder, "it is \(book.standing.rawValue)")
            checkpoints[id]?.standing = .lapsed
            if let absence = absenceNow(of: agreement.member) {
                let isWithin = absence.from <= book.on && book.on <= absence.to
                must(isWithin && event.because == .nobodyToMeet, .sameReplay, "they are not away on \(book.on)")
                return mustFollow(book, agreement, passed: absence.to, line)
            }
            if !line.isByClock {
                let ends = decisionSays { other in
                    guard case .agreement(.ended) = other.new.event else { return false }
                    return other.new.stream == .agreement(agreement.id)
                }
                return must(ends && event.because == .agreementOver, .sameReplay, "only time or the end makes it lapse")
            }
            must(extended(book.openUntil) <= line.at, .sameReplay, "there was time to meet")
            let because: LapseReason? =
                isOver(agreement, before: book) ? .agreementOver : nobodyMeets(book) ? .nobodyToMeet : nil
            must(event.because == because, .sameReplay, "it lapses for another reason, or is missed")
            mustFollow(book, agreement, passed: book.on, line)
        }
    }

    /// The member, or whoever manages them that day: views and words are their own.
    private mutating func mustMeet(_ agreement: AgreementBook, _ line: Line) {
        let isManager = line.actor != nil && line.actor == manager(of: agreement.member, line)
        must(line.actor == agreement.member || isManager, .ownAct, "\(line.context.actor) is not one of the two")
    }

    private mutating func hold(
        _ event: CheckpointHeld, _ book: CheckpointBook, _ agreement: AgreementBook, _ line: Line
    ) {
        mustMeet(agreement, line)
        must(book.standing == .open, .inOrder, "it is \(book.standing.rawValue)")
        must(!isOver(agreement, before: book), .inOrder, "the agreement was over")
        let other = manager(of: agreement.member, line) ?? book.said.manager
        let wereThere = event.present.contains(agreement.member) && event.present.contains(other)
        must(wereThere, .ownAct, "one of the two was not there")
        mustConcern(event.present, line)
        let today = Zones.day(of: line.at, zone: book.said.zone)!
        let until = dayStart(today, after: .denyDays, of: agreement, book.said.zone)
        must(event.deniableUntil == until, .policyThen, "the time to deny is not that of the policy")
        if let before = book.said.after.flatMap({ checkpoints[$0] }), before.standing == .held {
            must(before.heldOn != today, .inOrder, "one conversation counts twice")
        }
        checkpoints[book.id]?.standing = .held
        checkpoints[book.id]?.heldBy = line.actor
        checkpoints[book.id]?.heldOn = today
        checkpoints[book.id]?.deniableUntil = event.deniableUntil
        mustFollow(book, agreement, passed: max(book.on, today), line)
    }

    /// A second move by the side that convenes it, or one past the milestone, counts as missed by them.
    private mutating func move(
        _ event: CheckpointMoved, _ book: CheckpointBook, _ agreement: AgreementBook, _ line: Line
    ) {
        mustMeet(agreement, line)
        mustSay(event.reason, "the reason")
        must(book.standing == .open, .inOrder, "it is \(book.standing.rawValue)")
        must(!isOver(agreement, before: book), .inOrder, "the agreement was over")
        must(event.on >= Zones.day(of: line.at, zone: book.said.zone)!, .notBackwards, "it moves into the past")
        let until = dayStart(event.on, after: .checkpointGraceDays, of: agreement, book.said.zone)
        must(event.openUntil == until, .policyThen, "the time to hold it is not that of the policy")
        let byMember = agreement.isMember(line.actor)
        let isConvenor = byMember == agreement.isMember(book.said.convenor)
        let ends = agreement.present.milestones.map(\.span.to).filter { $0 >= book.on }
        let last = ends.min() ?? max(agreement.present.window.to, book.on)
        must(event.on <= last || isConvenor, .notYours, "past the milestone by who does not convene it")
        let counts = isConvenor && (book.movedByMember.contains(byMember) || event.on > last)
        let misses = decisionSays { other in
            guard case .checkpoint(.missed(let missed)) = other.new.event else { return false }
            return other.new.stream == line.new.stream && missed.by == line.actor
        }
        must(counts == misses, .together, "a second move by the convenor is a miss, and no other")
        checkpoints[book.id]?.movedByMember.append(byMember)
        checkpoints[book.id]?.wasOn = book.on
        checkpoints[book.id]?.on = event.on
        checkpoints[book.id]?.at = event.at
        checkpoints[book.id]?.openUntil = event.openUntil
    }

    private mutating func miss(
        _ event: CheckpointMissed, _ book: CheckpointBook, _ agreement: AgreementBook, _ line: Line
    ) {
        must(book.standing == .open, .inOrder, "it is \(book.standing.rawValue)")
        mustConcern([event.by], line)
        if line.isByClock {
            must(extended(book.openUntil) <= line.at, .sameReplay, "there was time to meet")
            must(!isOver(agreement, before: book) && !nobodyMeets(book), .sameReplay, "it lapses")
            let managed = people[agreement.member]?.manager(on: book.on) ?? book.said.convenor
            let responsible = book.said.convenor == agreement.member ? agreement.member : managed
            must(event.by == responsible, .sameReplay, "\(responsible) had to see to it")
        } else {
            let moves = decisionSays { other in
                if case .checkpoint(.moved) = other.new.event { other.new.stream == line.new.stream } else { false }
            }
            must(moves && event.by == line.actor, .sameReplay, "only time or a move makes it missed")
        }
        checkpoints[book.id]?.standing = .missed
        // A move that makes it missed is passed by the day on which it stood before.
        mustFollow(book, agreement, passed: line.isByClock ? book.on : book.wasOn ?? book.on, line)
    }

    func duesOfCheckpoints() -> [Due] {
        checkpoints.values.filter { $0.standing == .open }
            .map { Due(at: $0.openUntil, stream: .checkpoint($0.id), what: "the checkpoint") }
    }

    /// It ended before the end of the day on which they were to meet.
    func isOver(_ agreement: AgreementBook, before book: CheckpointBook) -> Bool {
        isOver(agreement, before: book.on, book.said.zone)
    }

    func isOver(_ agreement: AgreementBook, before day: Day, _ zone: String) -> Bool {
        guard let over = agreement.overSince else { return false }
        return over < Zones.startOfDay(Day(number: day.number + 1), zone: zone)!
    }

    private func nobodyMeets(_ book: CheckpointBook) -> Bool {
        !isHere(book.said.member, on: book.on) || people[book.said.member]?.manager(on: book.on) == nil
    }

    /// The start of the day after so many days of the policy that held when the agreement entered force.
    func dayStart(_ day: Day, after field: PolicyField, of agreement: AgreementBook, _ zone: String) -> Instant {
        let days = Int32(ledger.days(field, at: agreement.since ?? Instant(microseconds: 0)))
        return Zones.startOfDay(Day(number: day.number + days + 1), zone: zone)!
    }
}
