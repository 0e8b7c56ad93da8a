import LedgerDomain

/// Where events stand, and together with which.
extension Checker {
    mutating func readTogether(_ lines: [Line]) {
        let first = lines[0]
        must(
            lines.allSatisfy { $0.context.actor == first.context.actor && $0.at == first.at }, .together,
            "one decision has two actors or times")
        must((record.last?.decision ?? -1) < first.decision, .together, "a decision is torn apart")
        for (index, line) in lines.enumerated() {
            guard let cause = line.new.causedBy else { continue }
            must(cause >= 0 && cause < index, .together, "event \(index) of a decision is caused by event \(cause)")
        }
    }

    mutating func readPlace(_ line: Line) {
        let count = record.count
        must(line.seq == UInt64(count), .noEdit, "position \(line.seq) stands at \(count)")
        let length = lengths[line.new.stream, default: 0]
        must(line.context.rev == length, .noEdit, "ordinal \(line.context.rev) in \(line.new.stream)")
        lengths[line.new.stream] = length + 1
        must(line.context.stream == line.new.stream, .noEdit, "it stands in another stream than it says")
        if let last = record.last { must(last.at <= line.at, .noEdit, "time went back") }
        for seq in line.new.basis {
            // Positions within a decision are not known before it is written.
            must(seq < line.seq, .noEdit, "it rests on \(seq), which came later")
        }
        let subjects = line.new.subjects
        must(Set(subjects).count == subjects.count, .nothingHidden, "it names a subject twice")
        must(subjects.allSatisfy { people[$0] != nil || isRegistration(line) }, .nothingHidden, "nobody is its subject")
    }

    private func isRegistration(_ line: Line) -> Bool {
        if case .person(.registered) = line.new.event { true } else { false }
    }

    /// Whoever acts is known and has not departed; the operator opens a ledger and does nothing else.
    mutating func readActor(_ line: Line) {
        switch line.context.actor {
        case .member(let id):
            must(people[id] != nil, .notYours, "\(id) is not registered")
            let last = people[id]?.lastDay
            must(last == nil || today(line) <= last!, .notYours, "\(id) had departed")
        case .clock:
            must(line.new.event.isOfTheClock, .notYours, "the clock did what is somebody's own")
        case .operator:
            must(record.allSatisfy { $0.context.actor == .operator }, .notYours, "the operator acted in the domain")
        }
        if line.new.event.isOfTheClock, !line.new.event.mayBeAnybodys {
            must(line.isByClock, .sameReplay, "\(line.new.event.caseName) is the clock's alone")
        }
    }

    mutating func mustConcern(_ people: [MemberID], _ line: Line) {
        for person in people {
            must(line.new.subjects.contains(person), .nothingHidden, "\(person) is not among its subjects")
        }
    }

    /// Its own day, as it is in the zone of the ledger.
    func today(_ line: Line) -> Day { Zones.day(of: line.at, zone: ledger.zone)! }

    /// True when the present decision also says something of the kind.
    func decisionSays(_ test: (Line) -> Bool) -> Bool { decision.contains(where: test) }
}

extension Event {
    /// What time alone brings about.
    fileprivate var isOfTheClock: Bool {
        switch self {
        case .ledger(.outage): true
        case .agreement(.milestoneEvaluated), .agreement(.closed), .agreement(.expired): true
        case .agreement(.enteredForce(let event)): event.notAgreed
        case .promise(.overdue), .promise(.unanswered), .strategy(.overdue): true
        case .promise(.made(let event)): event.inTerms != nil
        case .checkpoint(.lapsed), .checkpoint(.missed): true
        case .checkpoint(.scheduled(let event)): event.cadence
        default: false
        }
    }

    /// … and that somebody's act may bring about, too.
    fileprivate var mayBeAnybodys: Bool {
        switch self {
        case .promise(.made), .checkpoint(.missed), .checkpoint(.scheduled), .checkpoint(.lapsed): true
        default: false
        }
    }
}
