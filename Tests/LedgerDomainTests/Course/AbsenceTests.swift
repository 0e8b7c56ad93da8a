import LedgerDomain
import Testing

@Suite struct `An absence` {
    private func away(_ from: String, _ to: String) -> Command {
        .person(.recordAbsence(dana, from: day(from), to: day(to)))
    }

    private func february(_ given: Given, won: String) throws -> MilestoneEvaluated {
        let done = try given.until("2017-03-01").and(.won(won, "2017-02-10", ref: "1"), by: crm)
            .and(.covered("2017-02-01", "2017-02-28"), by: crm).until("2017-03-04")
        for entry in done.ledger.log {
            if case .agreement(.milestoneEvaluated(let event)) = entry.new.event { return event }
        }
        throw Given.NothingDue(stream: .agreement(a1), due: given.now)
    }

    @Test func `lowers what adds up over a span by its working days, with the arithmetic in the verdict`() throws {
        // February 2017 has 20 working days; 13 to 19 February has 5.
        let given = try Given.inForce().and(away("2017-02-13", "2017-02-19"), by: dana)
        let met = try february(given, won: "75")
        #expect(met.proRated == ProRating(fullTarget: number("100"), workingDays: 20, absentDays: 5))
        #expect(met.target == number("75") && met.verdict == .met)
        #expect(try february(given, won: "74").verdict == .missed)
        #expect(try february(.inForce(), won: "75").verdict == .missed)
        #expect(try february(.inForce(), won: "75").proRated == nil)
    }

    @Test func `counts together with others, not beyond the whole span, which nobody can measure`() throws {
        let given = try Given.inForce().and(away("2017-02-01", "2017-02-20"), by: gero)
            .and(away("2017-02-21", "2017-03-31"), by: hana)
        let event = try february(given, won: "500")
        #expect(event.proRated == ProRating(fullTarget: number("100"), workingDays: 20, absentDays: 20))
        #expect(event.verdict == .notMeasured && event.value == nil && event.target == .zero)
    }

    @Test func `has days of its own: no day lowers a target twice`() throws {
        let given = try Given.inForce().and(away("2017-02-06", "2017-02-10"), by: dana)
        for (from, to) in [("2017-02-10", "2017-02-14"), ("2017-01-01", "2017-12-31"), ("2017-02-08", "2017-02-08")] {
            try given.when(away(from, to), by: gero).thenRefused([.somethingNew])
        }
        let both = try given.and(away("2017-02-13", "2017-02-14"), by: gero)
        #expect(both.ledger.people[dana]!.absentDays(1, of: both.agreement) == 7)
        // What does not count any more takes no days.
        let withdrawn = try given.and(
            .person(.withdrawAbsence(dana, of: given.ledger.people[dana]!.absences[0].seq)), by: dana
        ).and(away("2017-02-10", "2017-02-14"), by: gero)
        #expect(withdrawn.ledger.people[dana]!.absentDays(1, of: withdrawn.agreement) == 3)
        // Somebody else's days are theirs.
        try given.when(.person(.recordAbsence(mia, from: day("2017-02-06"), to: day("2017-02-10"))), by: mia)
            .thenHappens(["person.absenceRecorded"])
    }

    @Test func `is withdrawn when plans change`() throws {
        let given = try Given.inForce().and(away("2017-02-13", "2017-02-19"), by: dana)
        let seq = given.ledger.people[dana]!.absences[0].seq
        let withdrawn = try given.and(.person(.withdrawAbsence(dana, of: seq)), by: dana)
        #expect(try february(withdrawn, won: "75").proRated == nil)
        try withdrawn.when(.person(.withdrawAbsence(dana, of: seq)), by: dana)
            .thenRefused(
                [.knownThings], .invalid(at: "/absence", expected: "the position of an absence that counts"))
    }

    @Test func `is recorded by the member, their manager or hr, and leaves its days out of the fold`() throws {
        let given = try Given.inForce()
        for actor in [dana, gero, hana] {
            try given.when(away("2017-02-13", "2017-02-14"), by: actor).thenHappens(["person.absenceRecorded"])
        }
        for actor in [mia, greta, otto] {
            try given.when(away("2017-02-13", "2017-02-14"), by: actor).thenRefused([.notYours], .forbidden)
        }
        try given.when(away("2017-02-14", "2017-02-13"), by: dana)
            .thenRefused([.wellFormed], .invalid(at: "/to", expected: "a day that does not come before from"))
        let weekend = try given.and(away("2017-02-18", "2017-02-19"), by: dana)
        #expect(weekend.ledger.people[dana]!.absences[0].workingDays == 0)
        #expect(weekend.ledger.people[dana]!.absences[0].effects.isEmpty)
    }

    @Test func `lowers neither a mean nor what shall fall`() throws {
        let definition = MetricDefined(
            version: 1, name: "n", formula: "f", unit: "u", direction: .up, aggregate: .sum, counts: .outcome,
            source: "s", collector: "c", freshnessDays: 1, settleDays: 0)
        let milestone = try Given.inForce().agreement.termsInForce!.milestones[0]
        #expect(ProRating(milestone, by: definition, absent: 3) != nil)
        for aggregate in MetricAggregate.allCases where ![.sum, .count].contains(aggregate) {
            var other = definition
            other.aggregate = aggregate
            #expect(ProRating(milestone, by: other, absent: 3) == nil)
        }
        var falling = definition
        falling.direction = .down
        #expect(ProRating(milestone, by: falling, absent: 3) == nil)
        #expect(ProRating(milestone, by: definition, absent: 0) == nil)
    }

    @Test func `counts for what an amendment leaves as it was, and not for what was agreed anew`() throws {
        let amend = Command.agreement(
            .amend(a1, .quarter().with { $0.milestones[1].target = number("90") }, reason: "the territory"))
        let given = try Given.inForce().and(away("2017-02-27", "2017-03-03"), by: dana)
            .and(amend, by: dana).and(.confirm(a1), by: dana).and(.confirm(a1), by: gero)
        let person = given.ledger.people[dana]!
        #expect(person.absentDays(1, of: given.agreement) == 2)
        #expect(person.absentDays(2, of: given.agreement) == 0)
    }

    @Test func `has as many working days as a slow count finds`() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<500 {
            let from = Day(number: .random(in: -1_000...40_000, using: &random))
            let to = from.advanced(by: .random(in: -3...400, using: &random))
            let slow = from <= to ? (from.number...to.number).count { Day(number: $0).weekday <= 5 } : 0
            #expect(Int(from.workingDays(to: to)) == slow, "\(from) to \(to)")
        }
    }
}

@Suite struct `A question about a metric` {
    @Test func `is asked by anybody and answered by who stands above them, or hr`() throws {
        let ask = Command.metric(.question(closedWon, agreement: a1, reason: "Renewals do not count?"))
        let given = try Given.inForce().and(ask, by: dana)
        try given.when(ask, by: dana).thenRefused([.somethingNew])
        let question = given.ledger.metrics[closedWon.metric]!.questions[0]
        #expect(question.answerBy == question.at.advanced(days: 7))
        let answer = Command.metric(.answerQuestion(closedWon.metric, of: nil, text: "They do"))
        try given.when(answer, by: mia).thenRefused([.knownThings], .notFound)
        try given.when(.metric(.answerQuestion(closedWon.metric, of: question.seq, text: "x")), by: otto)
            .thenRefused([.notYours], .forbidden)
        try given.when(.metric(.answerQuestion(closedWon.metric, of: question.seq, text: "x")), by: dana)
            .thenRefused([.ownAct], .forbidden)
        for actor in [gero, greta, hana] { try given.when(answer, by: actor).thenHappens(["metric.questionAnswered"]) }
        let answered = try given.and(answer, by: gero)
        try answered.when(.metric(.answerQuestion(closedWon.metric, of: question.seq, text: "x")), by: gero)
            .thenRefused([.somethingNew])
        try given.when(.metric(.question(calls, agreement: nil, reason: "x")), by: otto)
            .thenRefused([.notYours], .forbidden)
        try given.when(.metric(.question(calls, agreement: a1, reason: "x")), by: mia)
            .thenRefused([.knownThings], .notFound)
        try given.when(.metric(.question(calls, agreement: a1, reason: "x")), by: gero)
            .thenRefused([.ownAct], .forbidden)
    }

    @Test func `lets a one-to-one of its days lapse, which nobody missed, and the next comes after it`() throws {
        let given = try Given.inForce()
        let first = given.ledger.checkpoints[CheckpointID(1)]!
        let away = try given.when(
            .person(.recordAbsence(dana, from: first.on, to: first.on.advanced(by: 20))), by: dana
        ).thenHappens(["person.absenceRecorded", "checkpoint.lapsed", "checkpoint.scheduled"])
        let next = away.ledger.checkpoints[CheckpointID(2)]!
        #expect(next.on == first.on.advanced(by: 28) && next.after == first.id)
        try given.when(
            .person(.recordAbsence(dana, from: first.on.advanced(by: 1), to: first.on.advanced(by: 2))), by: dana
        ).thenHappens(["person.absenceRecorded"])
    }
}
