import LedgerDomain

/// The cadence of terms, which leaves no gap while they are in force.
extension Checker {
    mutating func schedule(_ event: CheckpointScheduled, as id: CheckpointID, _ line: Line) {
        must(checkpoints[id] == nil && id.number == UInt32(checkpoints.count) + 1, .noEdit, "\(id) was given before")
        guard let agreement = agreements[event.agreement] else {
            return must(false, .inOrder, "there is no \(event.agreement)")
        }
        // What the cadence asked for until its end is asked for also when time tells it only afterwards.
        let holds = agreement.standing == .inForce || event.after != nil
        must(holds, .inOrder, "\(agreement.id) is \(agreement.standing.rawValue)")
        must(!isOver(agreement, before: event.on, event.zone), .inOrder, "\(agreement.id) was over on \(event.on)")
        must(event.member == agreement.member, .inOrder, "it is another's")
        mustConcern([event.member, event.manager], line)
        must(event.on <= agreement.present.window.to, .inOrder, "it comes after the window")
        let until = dayStart(event.on, after: .checkpointGraceDays, of: agreement, event.zone)
        must(event.openUntil == until, .policyThen, "the time to hold it is not that of the policy")
        must(Zones.day(of: event.at, zone: event.zone) == event.on, .policyThen, "its hour is on another day")
        if !event.cadence {
            mustBeSideToday(agreement, line)
            must(event.convenor == line.actor && event.after == nil, .ownAct, "who plans it convenes it")
            let today = Zones.day(of: line.at, zone: event.zone)!
            must(event.on >= today, .notBackwards, "it is planned for the past")
        } else if let before = event.after {
            if decisionSays({ $0.isAmended(agreement.id) }) {
                let isOpen = checkpoints.values.contains { $0.isCadence(of: agreement.id) && $0.standing == .open }
                must(!isOpen, .together, "somebody is to meet already")
            } else {
                let leads = decisionSays { $0.new.stream == .checkpoint(before) }
                must(leads, .together, "nothing became of \(before), which it follows")
                must(checkpoints[before]?.isFollowed == false, .together, "\(before) is followed twice")
            }
            must(event.convenor != agreement.member, .ownAct, "the manager convenes what the cadence asks for")
            checkpoints[before]?.isFollowed = true
        } else {
            mustBeFirst(event, agreement, line)
        }
        checkpoints[id] = CheckpointBook(
            id: id, said: event, on: event.on, at: event.at, openUntil: event.openUntil)
    }

    private mutating func mustBeFirst(_ event: CheckpointScheduled, _ agreement: AgreementBook, _ line: Line) {
        let terms = agreement.present
        let day = Day(number: terms.window.from.number + Int32(terms.cadenceDays))
        must(event.on == min(day, terms.window.to), .inOrder, "the first is on another day")
        must(event.convenor == agreement.manager, .ownAct, "the manager convenes it")
        let enters = decisionSays {
            $0.new.stream == .agreement(agreement.id) && $0.new.event.bringsIntoForce != nil
        }
        must(enters, .together, "nothing enters force with it")
    }

    /// With the one that is over comes the next, as long as the window has room and somebody is there to meet.
    ///
    /// - Parameter passed: the next one comes after this day.
    mutating func mustFollow(_ book: CheckpointBook, _ agreement: AgreementBook, passed: Day, _ line: Line) {
        guard book.said.cadence, !book.isFollowed else { return }
        let followers = decision.compactMap { (other) -> CheckpointScheduled? in
            guard case .checkpoint(.scheduled(let next)) = other.new.event, next.after == book.id else { return nil }
            return next
        }
        let terms = agreement.present
        var day = book.said.on
        repeat { day = Day(number: day.number + Int32(terms.cadenceDays)) } while day <= passed
        let moved = decision.compactMap { (other) -> Day? in
            if case .checkpoint(.moved(let moved)) = other.new.event { moved.on } else { nil }
        }
        if let wanted = moved.first { day = min(day, wanted) }
        let hasRoom =
            day <= terms.window.to && !isOver(agreement, before: day, terms.window.zone)
            && isHere(agreement.member, on: day)
        must(followers.count == (hasRoom ? 1 : 0), .together, "\(followers.count) follow it on \(day)")
        if let next = followers.first { must(next.on == day, .inOrder, "the next is on \(next.on), not \(day)") }
        if followers.isEmpty { checkpoints[book.id]?.isFollowed = true }
    }

    /// While terms are in force, somebody is to meet, or the window has no room for another time.
    mutating func mustLeaveNoGap(_ id: AgreementID, passed: Day) {
        guard let agreement = agreements[id], agreement.standing == .inForce else { return }
        let cadence = checkpoints.values.filter { $0.isCadence(of: id) }
        let isPlanned = cadence.contains { $0.standing == .open }
        let plans = decisionSays {
            if case .checkpoint(.scheduled(let next)) = $0.new.event { next.agreement == id } else { false }
        }
        let terms = agreement.present
        let last = cadence.max { $0.said.on < $1.said.on }
        // The day to which the last one was moved is one on which both met, or were to.
        let passed = max(last?.on ?? passed, passed)
        var next = last?.said.on ?? terms.window.from
        repeat { next = Day(number: next.number + Int32(terms.cadenceDays)) } while next <= passed
        let hasRoom = next <= terms.window.to && isHere(agreement.member, on: next)
        must(isPlanned || plans || !hasRoom, .together, "\(id) is in force, and nobody is to meet on \(next)")
    }

    /// What enters force has its first one-to-one.
    mutating func mustBegin(_ agreement: AgreementBook) {
        let begins = decisionSays {
            guard case .checkpoint(.scheduled(let first)) = $0.new.event else { return false }
            return first.agreement == agreement.id && first.cadence && first.after == nil
        }
        must(begins, .together, "\(agreement.id) enters force, and nobody is to meet")
    }
}

extension CheckpointBook {
    fileprivate func isCadence(of agreement: AgreementID) -> Bool { said.agreement == agreement && said.cadence }
}

extension MemoryLedger.Entry {
    fileprivate func isAmended(_ agreement: AgreementID) -> Bool {
        if case .agreement(.amended) = new.event { new.stream == .agreement(agreement) } else { false }
    }
}
