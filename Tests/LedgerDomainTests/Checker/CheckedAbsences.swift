import LedgerDomain

/// An absence as it was recorded, and which milestone it touches by how much.
struct AbsenceBook {
    let member: MemberID
    let days: [Int]
    /// The milestones themselves, so that it matters no more which terms they stood in.
    let effects: [(agreement: AgreementID, milestone: Milestone, days: UInt32)]
    var isWithdrawn = false
}

extension Checker {
    mutating func read(_ event: AbsenceRecorded, of member: MemberID, _ line: Line) {
        mustCareFor(member, line)
        guard let from = event.from.said.flatMap({ Day(text: $0) }), let to = event.to.said.flatMap({ Day(text: $0) })
        else { return must(false, .saidWhy, "an absence without its days") }
        must(from <= to, .inOrder, "days in reverse")
        let days = Array(Int(from.number)...max(Int(from.number), Int(to.number)))
        let known = Set(absences.values.filter { $0.member == member && !$0.isWithdrawn }.flatMap(\.days))
        must(known.isDisjoint(with: days), .computedVerdict, "a day counts twice")
        must(event.workingDays == workingDays(from, to), .computedVerdict, "it has other working days")
        var effects: [(agreement: AgreementID, milestone: Milestone, days: UInt32)] = []
        var expected: [AbsenceRecorded.Effect] = []
        for book in agreements.values.sorted(by: { $0.id < $1.id })
        where book.member == member && book.standing == .inForce {
            for (index, milestone) in book.present.milestones.enumerated() {
                let number = UInt32(index) + 1
                let days = workingDays(max(from, milestone.span.from), min(to, milestone.span.to))
                if days == 0 || book.judged[number]?.isSettled == true { continue }
                effects.append((book.id, milestone, days))
                expected.append(
                    .init(
                        agreement: book.id, terms: book.inForce!.reference.seq, milestone: number, workingDays: days))
            }
        }
        for meeting in checkpoints.values where meeting.said.member == member && meeting.standing == .open {
            let lapses = decisionSays { other in
                guard case .checkpoint(.lapsed) = other.new.event else { return false }
                return other.new.stream == .checkpoint(meeting.id)
            }
            let isWithin = from <= meeting.on && meeting.on <= to
            must(lapses == isWithin, .together, "\(meeting.id) is on \(meeting.on), and lapses \(lapses)")
        }
        must(event.effects == expected, .computedVerdict, "it touches other milestones")
        absences[line.seq] = AbsenceBook(member: member, days: days, effects: effects)
    }

    /// The days that the present decision says somebody is away.
    func absenceNow(of member: MemberID) -> (from: Day, to: Day)? {
        for line in decision where line.new.stream == .person(member) {
            guard case .person(.absenceRecorded(let event)) = line.new.event,
                let from = event.from.said.flatMap({ Day(text: $0) }), let to = event.to.said.flatMap({ Day(text: $0) })
            else { continue }
            return (from, to)
        }
        return nil
    }

    mutating func read(_ event: AbsenceWithdrawn, of member: MemberID, _ line: Line) {
        mustCareFor(member, line)
        let stands = absences[event.of].map { $0.member == member && !$0.isWithdrawn } ?? false
        must(stands, .inOrder, "no absence stands at \(event.of)")
        absences[event.of]?.isWithdrawn = true
    }

    private mutating func mustCareFor(_ member: MemberID, _ line: Line) {
        let may = line.actor == member || holds(.hr, line.actor) || line.actor == manager(of: member, line)
        must(may, .notYours, "\(line.context.actor) says when \(member) is away")
    }

    /// Mondays to Fridays, day by day.
    func workingDays(_ from: Day, _ to: Day) -> UInt32 {
        guard from <= to else { return 0 }
        // 1970-01-01 was a Thursday.
        var count: UInt32 = 0
        for number in Int(from.number)...Int(to.number) where (number + 3 + 7_000_000) % 7 < 5 { count += 1 }
        return count
    }

    /// What is left of a target that adds up, for who was away; nil where absence changes nothing.
    func proRated(_ milestone: Milestone, of book: AgreementBook) -> ProRating? {
        guard let definition = definition(milestone.metric), definition.direction == .up,
            [.sum, .count].contains(definition.aggregate), milestone.target.millionths > 0
        else { return nil }
        let away = absences.values.filter { !$0.isWithdrawn }.flatMap(\.effects)
            .filter { $0.agreement == book.id && $0.milestone == milestone }.reduce(0) { $0 + $1.days }
        let working = workingDays(milestone.span.from, milestone.span.to)
        guard away > 0, working > 0 else { return nil }
        return ProRating(fullTarget: milestone.target, workingDays: working, absentDays: min(away, working))
    }
}
