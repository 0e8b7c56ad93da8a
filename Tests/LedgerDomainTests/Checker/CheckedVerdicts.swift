import LedgerDomain

/// Verdicts, recomputed from the measurements as they stood, day by day.
extension Checker {
    mutating func evaluate(_ event: MilestoneEvaluated, _ book: AgreementBook, _ line: Line) {
        must(book.standing == .inForce, .inOrder, "\(book.id) is not in force")
        guard let milestone = milestone(event.milestone, of: book) else {
            return must(false, .computedVerdict, "there is no milestone \(event.milestone)")
        }
        must(extended(milestone.verdictAt) <= line.at, .sameReplay, "its verdict was not due")
        must(book.judged[event.milestone]?.isSettled != true, .sameReplay, "it has a verdict")
        let rating = proRated(milestone, of: book)
        var target = milestone.target
        if let rating {
            let left = target.millionths * Int128(rating.workingDays - rating.absentDays)
            target = Decimal(clampingMillionths: quotient(left, Int128(rating.workingDays)))
        }
        var slow = verdict(on: milestone, target: target, of: book.member)
        if let rating, rating.absentDays == rating.workingDays { slow = (.notMeasured, nil, slow.covered) }
        must(event.proRated == rating, .computedVerdict, "the arithmetic of absence is not shown as it is")
        must(slow.verdict == event.verdict, .computedVerdict, "it is \(slow.verdict), not \(event.verdict)")
        must(slow.value == event.value, .computedVerdict, "the value is not \(event.value?.description ?? "none")")
        must(event.target == target, .computedVerdict, "the target is not \(event.target)")
        must(Int(event.coveredDays) == slow.covered, .computedVerdict, "\(slow.covered) days are covered")
        agreements[book.id]?.judged[event.milestone, default: .init()].computed = event.verdict
    }

    mutating func override(_ event: MilestoneOverridden, _ book: AgreementBook, _ line: Line) {
        mustManageToday(book, line)
        mustSay(event.reason, "the reason")
        let judged = book.judged[event.milestone]
        must(judged?.computed != nil, .computedVerdict, "nothing was computed to be overridden")
        must(judged?.isWaived == false, .inOrder, "it was waived")
        must(judged?.counts != event.verdict, .inOrder, "it is \(event.verdict) already")
        agreements[book.id]?.judged[event.milestone, default: .init()].overridden = event.verdict
    }

    mutating func waive(_ event: MilestoneWaived, _ book: AgreementBook, _ line: Line) {
        mustManageToday(book, line)
        mustSay(event.reason, "the reason")
        must(book.standing == .inForce, .inOrder, "\(book.id) is \(book.standing.rawValue)")
        must(milestone(event.milestone, of: book) != nil, .inOrder, "there is no milestone \(event.milestone)")
        must(book.judged[event.milestone]?.isWaived != true, .inOrder, "it was waived before")
        agreements[book.id]?.judged[event.milestone, default: .init()].isWaived = true
    }

    mutating func close(_ event: AgreementClosed, _ book: AgreementBook, _ line: Line) {
        must(book.standing == .inForce, .inOrder, "\(book.id) is \(book.standing.rawValue)")
        must(extended(closing(book)) <= line.at, .sameReplay, "it was not to close yet")
        let numbers = (book.inForce?.terms.milestones ?? []).indices.map { UInt32($0) + 1 }
        must(numbers.allSatisfy { book.judged[$0]?.isSettled == true }, .sameReplay, "a milestone has no verdict")
        let counts = numbers.map { book.judged[$0]?.counts }
        let met = counts.filter { $0 == .met }.count
        let missed = counts.filter { $0 == .missed }.count
        let unknown = counts.filter { $0 == .notMeasured }.count
        must(
            Int(event.met) == met && Int(event.missed) == missed && Int(event.notMeasured) == unknown
                && Int(event.waived) == numbers.count - met - missed - unknown, .computedVerdict, "it counts otherwise")
        let outcome: AgreementOutcome = missed > 0 ? .missed : unknown > 0 || met == 0 ? .notMeasured : .met
        must(event.outcome == outcome, .computedVerdict, "it closes as \(outcome)")
        agreements[book.id]?.standing = .closed
        agreements[book.id]?.overSince = line.at
    }

    func dueOfAgreements() -> [Due] {
        agreements.values.flatMap { book -> [Due] in
            let stream = StreamName.agreement(book.id)
            if book.standing == .open {
                let begins = Due(at: book.last.terms.window.opensAt, stream: stream, what: "the expiry")
                let reply = book.setting?.replyBy.map { Due(at: $0, stream: stream, what: "what was set") }
                return [begins] + (reply.map { [$0] } ?? [])
            }
            guard book.standing == .inForce, let terms = book.inForce?.terms else { return [] }
            let open = terms.milestones.enumerated().filter { book.judged[UInt32($0.offset) + 1]?.isSettled != true }
            if open.isEmpty { return [Due(at: closing(book), stream: stream, what: "the closing")] }
            return open.map { Due(at: $0.element.verdictAt, stream: stream, what: "milestone \($0.offset + 1)") }
        }
    }

    /// The end of the window, and as long after it as its milestones settle.
    private func closing(_ book: AgreementBook) -> Instant {
        guard let terms = book.inForce?.terms else { return Instant(microseconds: 0) }
        let settling = terms.milestones.map { $0.verdictAt.microseconds - $0.span.closesAt.microseconds }.max() ?? 0
        let last = terms.milestones.map(\.verdictAt.microseconds).max() ?? 0
        return Instant(microseconds: max(last, terms.window.closesAt.microseconds + max(0, settling)))
    }

    func milestone(_ number: UInt32, of book: AgreementBook) -> Milestone? {
        guard let milestones = book.inForce?.terms.milestones, number >= 1, number <= milestones.count else {
            return nil
        }
        return milestones[Int(number) - 1]
    }

    /// Walks the whole record as far as it was read.
    func verdict(
        on milestone: Milestone, target: Decimal, of member: MemberID
    ) -> (verdict: Verdict, value: Decimal?, covered: Int) {
        var values: [UInt64: (day: Day, value: Decimal)] = [:]
        var days = Set<Int32>()
        for line in record {
            switch line.new.event {
            case .measurement(.recorded(let event)):
                if event.metric == milestone.metric, event.member == member,
                    milestone.span.from <= event.asOf, event.asOf <= milestone.span.to
                {
                    values[line.seq] = (event.asOf, event.value)
                }
            case .measurement(.corrected(let event)): values[event.of]?.value = event.value
            case .measurement(.contestDecided(let event)):
                if event.verdict == .withdrawn { values[event.of] = nil }
            case .metric(.covered(let event)):
                if event.metric == milestone.metric, event.members.contains(member) {
                    days.formUnion(event.from.number...event.to.number)
                }
            default: break
            }
        }
        let span = milestone.span.from.number...milestone.span.to.number
        let covered = span.filter(days.contains).count
        guard covered == span.count, let definition = definition(milestone.metric),
            let value = aggregate(values, by: definition.aggregate)
        else { return (.notMeasured, nil, covered) }
        let isMet = definition.direction == .up ? value >= target.millionths : value <= target.millionths
        return (isMet ? .met : .missed, Decimal(millionths: value), covered)
    }

    private func aggregate(
        _ values: [UInt64: (day: Day, value: Decimal)], by aggregate: MetricAggregate
    ) -> Int128? {
        let numbers = values.values.map(\.value.millionths)
        switch aggregate {
        case .sum: return numbers.reduce(0, +)
        case .count: return Int128(numbers.count) * 1_000_000
        case .min: return numbers.min()
        case .max: return numbers.max()
        case .latest:
            let newest = values.max { ($0.value.day, $0.key) < ($1.value.day, $1.key) }
            return newest?.value.value.millionths
        case .mean:
            if numbers.isEmpty { return nil }
            return quotient(numbers.reduce(0, +), Int128(numbers.count))
        }
    }

    /// Rounded to the nearest, and away from zero where two are as near.
    func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        let size = dividend < 0 ? -dividend : dividend
        let rounded = (2 * size + divisor) / (2 * divisor)
        return dividend < 0 ? -rounded : rounded
    }
}
