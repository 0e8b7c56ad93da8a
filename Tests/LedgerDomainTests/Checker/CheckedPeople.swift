import LedgerDomain

struct PersonBook {
    /// What was said of who manages them, in the order in which it was said.
    enum Change {
        case managed(by: MemberID, from: Day)
        case ended(MemberID, last: Day)
    }

    var changes: [Change] = []
    var lastDay: Day?
    /// For an integration its metrics; none means all.
    var roles: [Role: [MetricID]] = [:]
    var handle: String?
    var username: String?

    /// What was said last of that day counts.
    func manager(on day: Day) -> MemberID? {
        var manager: MemberID?
        for change in changes {
            switch change {
            case .managed(let by, let from): if from <= day { manager = by }
            case .ended(let whom, let last): if last < day && manager == whom { manager = nil }
            }
        }
        return manager
    }

    /// Days on which something may change; between two of them nothing does.
    var days: [Day] {
        changes.map {
            switch $0 {
            case .managed(_, let from): from
            case .ended(_, let last): last.advanced(by: 1)
            }
        }
    }
}

/// Who somebody was on the day of a line.
extension Checker {
    func manager(of member: MemberID, _ line: Line) -> MemberID? { people[member]?.manager(on: today(line)) }

    func isAbove(_ above: MemberID, _ member: MemberID, _ line: Line) -> Bool {
        var seen: [MemberID] = [member]
        while let next = manager(of: seen.last!, line), !seen.contains(next) { seen.append(next) }
        return seen.dropFirst().contains(above)
    }

    func holds(_ role: Role, _ person: MemberID?) -> Bool { person.flatMap { people[$0]?.roles[role] } != nil }

    func integrates(_ person: MemberID?, _ metric: MetricID) -> Bool {
        guard let scope = person.flatMap({ people[$0]?.roles[.integration] }) else { return false }
        return scope.isEmpty || scope.contains(metric)
    }

    func managesSomebody(_ person: MemberID?, _ line: Line) -> Bool {
        people.contains { id, book in
            let isHere = book.lastDay == nil || today(line) <= book.lastDay!
            return isHere && book.manager(on: today(line)) == person
        }
    }

    mutating func mustHold(_ role: Role, _ line: Line) {
        must(holds(role, line.actor), .notYours, "\(line.context.actor) does not hold \(role.rawValue)")
    }

    mutating func mustManageOrHoldHR(_ line: Line) {
        let may = holds(.hr, line.actor) || managesSomebody(line.actor, line)
        must(may, .notYours, "\(line.context.actor) is not hr and manages nobody")
    }

    func isHere(_ person: MemberID, on day: Day) -> Bool {
        guard let book = people[person] else { return false }
        return book.lastDay == nil || day <= book.lastDay!
    }
}

extension Checker {
    mutating func read(_ event: PersonEvent, _ line: Line) {
        guard case .person(let id) = line.new.stream else {
            return must(false, .noEdit, "a person's event stands elsewhere")
        }
        if line.context.actor != .operator { readAct(event, line) }
        mustConcern([id], line)
        switch event {
        case .registered(let event):
            must(people[id] == nil && id.number == UInt32(people.count) + 1, .noEdit, "\(id) was given before")
            mustBeFree(event.handle.said)
            people[id] = PersonBook(handle: event.handle.said, username: event.username?.said)
        case .renamed(let event):
            people[id]?.handle = nil
            mustBeFree(event.handle.said)
            people[id]?.handle = event.handle.said
        case .accountBound(let event):
            let others = people.filter { $0.key != id && $0.value.username == event.username.said }
            must(others.allSatisfy { !isHere($0.key, on: today(line)) }, .noEdit, "the account is another's")
            people[id]?.username = event.username.said
        case .departed(let event):
            must(isHere(id, on: today(line)), .inOrder, "\(id) had departed before")
            people[id]?.lastDay = event.on
            mustLeaveNobody(id, after: event.on)
        case .relationshipAssigned(let event): read(event, line)
        case .relationshipEnded(let event):
            mustConcern([event.manager], line)
            let days = (people[id]?.days ?? []) + [event.on.advanced(by: 1)]
            let held = days.contains { $0 > event.on && people[id]?.manager(on: $0) == event.manager }
            must(held, .inOrder, "\(event.manager) does not manage \(id) after \(event.on)")
            people[id]?.changes.append(.ended(event.manager, last: event.on))
        case .roleGranted(let event):
            must(event.role == .integration || event.metrics.isEmpty, .notYours, "only an integration has a scope")
            people[id]?.roles[event.role] = event.metrics
        case .roleRevoked(let event):
            must(people[id]?.roles[event.role] != nil, .inOrder, "\(id) does not hold \(event.role.rawValue)")
            people[id]?.roles[event.role] = nil
        case .absenceRecorded(let event): read(event, of: id, line)
        case .absenceWithdrawn(let event): read(event, of: id, line)
        case .legalHoldPlaced(let event): readHold(event, on: id, isPlaced: true, line)
        case .legalHoldLifted(let event): readHold(event, on: id, isPlaced: false, line)
        case .disclosureErased(let event): read(event, of: id, line)
        }
    }

    /// Whose act it is to say something of a person.
    private mutating func readAct(_ event: PersonEvent, _ line: Line) {
        switch event {
        case .absenceRecorded, .absenceWithdrawn: break
        default: mustHold(.hr, line)
        }
    }

    private mutating func mustBeFree(_ handle: String?) {
        must(handle == nil || !people.values.contains { $0.handle == handle }, .noEdit, "the handle is another's")
    }

    /// Nobody is managed by, or manages, who is gone; the same decision says so.
    private mutating func mustLeaveNobody(_ id: MemberID, after last: Day) {
        for (person, book) in people {
            for day in book.days + [last.advanced(by: 1)] where day > last {
                guard let manager = book.manager(on: day), manager == id || person == id else { continue }
                let ends = decisionSays {
                    guard case .person(.relationshipEnded(let ended)) = $0.new.event else { return false }
                    return ended.member == person && ended.manager == manager && ended.on == last
                }
                must(ends, .together, "\(manager) manages \(person) on \(day), after \(id) is gone")
            }
        }
    }

    private mutating func read(_ event: RelationshipAssigned, _ line: Line) {
        let id = event.member
        mustConcern([event.manager], line)
        for somebody in [id, event.manager] {
            must(isHere(somebody, on: max(event.from, today(line))), .notYours, "\(somebody) has departed")
        }
        let free = ((people[id]?.days ?? []) + [event.from]).filter { $0 >= event.from }
        must(free.allSatisfy { people[id]?.manager(on: $0) == nil }, .together, "the one before was not ended")
        people[id]?.changes.append(.managed(by: event.manager, from: event.from))
        // Nobody stands above themself, on any day.
        for day in people.values.flatMap(\.days) {
            var seen: [MemberID] = [id]
            while let next = people[seen.last!]?.manager(on: day), !seen.contains(next) { seen.append(next) }
            let top = people[seen.last!]?.manager(on: day)
            must(top == nil, .notYours, "\(id) stands above themself on \(day)")
        }
    }
}
