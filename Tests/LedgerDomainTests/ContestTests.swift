import LedgerDomain
import Testing

@Suite struct `A contested value` {
    private let given: Given
    private let seq: UInt64

    /// The crm said 5 of dana, and dana says that it is wrong.
    init() throws {
        let recorded = try Given.team().and(.won("5", "2017-01-02", ref: "r1"), by: crm)
        seq = UInt64(recorded.ledger.log.count - 1)
        given = try recorded.and(.measurement(.contest(of: seq, reason: "Not mine")), by: dana)
    }

    private func decide(_ verdict: ContestVerdict, reason: String = "I asked both") -> Command {
        .measurement(.decideContest(of: seq, verdict, reason: reason))
    }

    private func item(_ given: Given) -> Measurements.Item? {
        given.ledger.measurements(closedWon.metric, dana).item(at: seq)
    }

    private func sum(_ given: Given) -> String? {
        let span = DaySpan(
            from: day("2017-01-01"), to: day("2017-01-31"), opensAt: given.now, closesAt: given.now, zone: "UTC")
        return given.ledger.measurements(closedWon.metric, dana).aggregate(.sum, version: 1, over: span).value?
            .description
    }

    @Test func `counts until somebody decides; upheld it stands, withdrawn it counts no more and stays readable`()
        throws
    {
        #expect(sum(given) == "5" && item(given)?.standing == .contested)
        let upheld = try given.when(decide(.upheld), by: gero).thenHappens(["measurement.contestDecided"])
        #expect(sum(upheld) == "5" && item(upheld)?.standing == .upheld)
        let withdrawn = try given.when(decide(.withdrawn), by: gero).thenHappens(["measurement.contestDecided"])
        #expect(sum(withdrawn) == "0" && item(withdrawn)?.standing == .withdrawn)
        #expect(item(withdrawn)?.current == number("5"))
        for decided in [upheld, withdrawn] {
            #expect(decided.ledger.measurements(closedWon.metric, dana).contested.isEmpty)
        }
    }

    @Test func `is decided by hr or who stands above, never by the measured person or whoever said the value`() throws {
        for decider in [gero, greta, hana] {
            try given.when(decide(.upheld), by: decider).thenHappens(["measurement.contestDecided"])
        }
        for party in [dana, crm] {
            try given.when(decide(.withdrawn), by: party).thenRefused([.otherDecider], .forbidden)
        }
        try given.when(decide(.upheld), by: otto).thenRefused([.notYours], .forbidden)
        for stranger in [mia, nils] {
            try given.when(decide(.upheld), by: stranger).thenRefused([.knownThings], .notFound)
        }
    }

    @Test func `is not decided by a manager who witnessed or corrected it`() throws {
        let witnessed = MeasurementDraft.won("5", "2017-01-02", ref: "r2", knowledge: .witnessed)
        var given = try given.and(.measurement(.record([witnessed])), by: gero)
        let seq = UInt64(given.ledger.log.count - 1)
        given = try given.and(.measurement(.contest(of: seq, reason: "It was more")), by: dana)
        let decide = Command.measurement(.decideContest(of: seq, .withdrawn, reason: "So it is"))
        try given.when(decide, by: gero).thenRefused([.otherDecider], .forbidden)
        // By whom it was corrected counts too, whoever recorded it.
        let correct = Command.measurement(.correct(of: seq, value: number("6"), reason: "By the books"))
        let moved = try given.and(
            .person(.assignRelationship(member: dana, manager: greta, from: nil)), by: hana
        )
        .and(correct, by: greta)
        try moved.when(decide, by: greta).thenRefused([.otherDecider], .forbidden)
        try moved.when(decide, by: hana).thenHappens(["measurement.contestDecided"])
    }

    @Test func `is decided once, for a reason, and only when somebody contests it`() throws {
        let uncontested = try Given.team().and(.won("5", "2017-01-02", ref: "r1"), by: crm)
        try uncontested.when(decide(.upheld), by: gero).thenRefused([.inOrder])
        try given.when(decide(.upheld, reason: " "), by: gero)
            .thenRefused([.wellFormed], .invalid(at: "/reason", expected: "text of at most 16384 bytes"))
        for verdict in ContestVerdict.allCases {
            let decided = try given.and(decide(verdict), by: gero)
            try decided.when(decide(.withdrawn), by: hana).thenRefused([.somethingNew])
            try decided.when(.measurement(.contest(of: seq, reason: "Still")), by: dana).thenRefused([.somethingNew])
        }
    }

    @Test func `is not settled by a correction, and what was corrected after a decision may be contested anew`() throws
    {
        let correct = Command.measurement(.correct(of: seq, value: number("7"), reason: "A refund"))
        let corrected = try given.and(correct, by: crm)
        #expect(item(corrected)?.standing == .contested && sum(corrected) == "7")
        try corrected.when(decide(.upheld), by: gero).thenHappens(["measurement.contestDecided"])
        let again = try given.and(decide(.upheld), by: gero).and(correct, by: crm)
        #expect(item(again)?.standing == .recorded)
        let contested = try again.and(.measurement(.contest(of: seq, reason: "It was 9")), by: dana)
        #expect(contested.ledger.measurements(closedWon.metric, dana).contested.map(\.item.seq) == [seq])
        let withdrawn = try given.and(decide(.withdrawn), by: gero)
        try withdrawn.when(correct, by: crm).thenRefused([.stillOpen])
    }

    @Test func `that is withdrawn is missing from later verdicts, and those before stay`() throws {
        let before = try Given.inForce().until("2017-04-01").and(.won("110", "2017-02-10", ref: "1"), by: crm)
        let february = UInt64(before.ledger.log.count - 1)
        let march = try before.and(.won("120", "2017-03-10", ref: "2"), by: crm)
        let seq = UInt64(march.ledger.log.count - 1)
        let covered = try march.and(.covered("2017-02-01", "2017-03-31"), by: crm)
        func withdrawn(_ given: Given, _ seq: UInt64) throws -> Given {
            try given.and(.measurement(.contest(of: seq, reason: "Not mine")), by: dana)
                .and(.measurement(.decideContest(of: seq, .withdrawn, reason: "It is mia's")), by: gero)
        }
        let given = try withdrawn(covered, seq).until("2017-04-04")
        let verdict = given.agreement.inForce!.verdicts[1].computed
        #expect(verdict?.verdict == .missed && verdict?.value == .zero)
        let evaluated = given.ledger.log.last {
            if case .agreement(.milestoneEvaluated(let event)) = $0.new.event { event.milestone == 2 } else { false }
        }
        #expect(evaluated?.new.basis.contains(seq) == false)
        let after = try withdrawn(given, february)
        #expect(after.agreement.inForce!.verdicts[0].computed == given.agreement.inForce!.verdicts[0].computed)
    }

    @Test func `takes no more room than any other`() {
        #expect(MemoryLayout<Measurements.Item>.stride == 64)
    }
}
