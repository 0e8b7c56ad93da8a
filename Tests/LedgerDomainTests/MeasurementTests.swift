import LedgerDomain
import Testing

@Suite struct `Measurements of people` {
    @Test func `a system, the member and the manager each record what they know`() throws {
        let team = try Given.team()
        func record(_ knowledge: Knowledge) -> Command {
            .measurement(.record([.won("5", "2017-01-02", ref: "r1", knowledge: knowledge)]))
        }
        try team.when(record(.system), by: crm).thenHappens(["measurement.recorded"])
        try team.when(record(.reported), by: dana).thenHappens(["measurement.recorded"])
        try team.when(record(.witnessed), by: gero).thenHappens(["measurement.recorded"])
        for (knowledge, actors) in [
            (Knowledge.system, [dana, gero, hana, otto]), (.reported, [gero, crm, hana, otto]),
            (.witnessed, [dana, greta, crm, hana, otto]),
        ] {
            for actor in actors {
                try team.when(record(knowledge), by: actor).thenRefused([.knownHow], .forbidden)
            }
        }
    }

    @Test func `the same row twice changes nothing, and another value under its key is no edit`() throws {
        let given = try Given.team().and(.won("5", "2017-01-02", ref: "r1"), by: crm)
        let again = try given.when(.won("5", "2017-01-02", ref: "r1"), by: crm)
        #expect(again.decision == .accepted(Accepted([], unchanged: 1)))
        let other = try given.when(.won("6", "2017-01-02", ref: "r1"), by: crm)
        other.thenRefused([.noEdit])
        let seq = UInt64(given.ledger.log.count - 1)
        #expect(other.refusal?.rules[0].events == [seq])
        #expect(other.refusal?.hint == "ledger measurement correct \(seq) VALUE")
        try given.when(.won("5", "2017-01-01", ref: "r1"), by: crm).thenRefused([.noEdit])
        try given.when(.won("6", "2017-01-02", ref: "r1", of: mia), by: crm).thenHappens(["measurement.recorded"])
    }

    @Test func `doubles within one import count as unchanged, and contradictions refuse it whole`() throws {
        let team = try Given.team()
        let first = MeasurementDraft.won("5", "2017-01-02", ref: "r1")
        let then = try team.when(.measurement(.record([first, .won("6", "2017-01-02", ref: "r2"), first])), by: crm)
        then.thenHappens(["measurement.recorded", "measurement.recorded"])
        if case .accepted(let accepted) = then.decision { #expect(accepted.unchanged == 1) }
        try team.when(.measurement(.record([first, .won("6", "2017-01-02", ref: "r1")])), by: crm).thenRefused([.noEdit]
        )
    }

    @Test func `a refused import lists its broken rows, up to sixteen, and records none`() throws {
        var rows = (0..<100).map { MeasurementDraft.won("1", "2017-01-02", ref: "r\($0)") }
        rows[17].member = MemberID(99)
        rows[40].asOf = day("2017-01-03")
        let then = try Given.team().when(.measurement(.record(rows)), by: crm)
        then.thenRefused(
            [.knownThings, .daysHaveCome],
            .invalid(at: "/values/17/member", expected: "a person of this ledger"))
        #expect(
            then.refusal?.rules.map { $0.because } == [
                "value 17: there is no U99", "value 40: 2017-01-03 has not begun",
            ])
        let all = try Given.team().when(.measurement(.record(rows.map { $0.with { $0.ref = " " } })), by: crm)
        #expect(all.refusal?.rules.count == 16)
        let many = try Given.team().when(.measurement(.record(Array(repeating: rows[0], count: 1_001))), by: crm)
        many.thenRefused([.withinLimits], .invalid(at: "/values", expected: "1 to 1000 values"))
        try Given.team().when(.measurement(.record([])), by: crm)
            .thenRefused([.withinLimits], .invalid(at: "/values", expected: "1 to 1000 values"))
    }

    @Test func `a correction keeps both values, and names what it corrects`() throws {
        let given = try Given.team().and(.won("5", "2017-01-02", ref: "r1"), by: crm)
        let seq = UInt64(given.ledger.log.count - 1)
        let command = Command.measurement(.correct(of: seq, value: number("7"), reason: "refund"))
        let corrected = try given.when(command, by: crm).thenHappens(["measurement.corrected"])
        let item = corrected.ledger.measurements(closedWon.metric, dana).item(at: seq)
        #expect(item?.recorded == number("5") && item?.current == number("7"))
        try corrected.when(command, by: crm).thenRefused([.somethingNew])
        for actor in [dana, gero, hana, otto] {
            try given.when(command, by: actor).thenRefused([.notYours], .forbidden)
        }
        for actor in [mia, nils] { try given.when(command, by: actor).thenRefused([.knownThings], .notFound) }
        try given.when(.measurement(.correct(of: 0, value: number("7"), reason: "x")), by: crm)
            .thenRefused([.knownThings], .notFound)
    }

    @Test func `only the measured person contests, once`() throws {
        let given = try Given.team().and(.won("5", "2017-01-02", ref: "r1"), by: crm)
        let seq = UInt64(given.ledger.log.count - 1)
        let command = Command.measurement(.contest(of: seq, reason: "not mine"))
        let contested = try given.when(command, by: dana).thenHappens(["measurement.contested"])
        #expect(contested.ledger.measurements(closedWon.metric, dana).item(at: seq)?.isContested == true)
        try contested.when(command, by: dana).thenRefused([.somethingNew])
        try given.when(command, by: gero).thenRefused([.ownAct], .forbidden)
    }

    @Test func `a mean is rounded half away from zero, and the latest is of the last day`() throws {
        var given = try Given.team()
        for (index, value) in ["1", "0", "-0.000003"].enumerated() {
            given = try given.and(.won(value, "2017-01-0\(index == 1 ? 2 : 1)", ref: "r\(index)"), by: crm)
        }
        let span = DaySpan(
            from: day("2017-01-01"), to: day("2017-01-02"), opensAt: given.now, closesAt: given.now, zone: "UTC")
        let all = given.ledger.measurements(closedWon.metric, dana)
        func value(_ aggregate: MetricAggregate) -> String? {
            all.aggregate(aggregate, version: 1, over: span).value?.description
        }
        #expect(value(.mean) == "0.333332")
        #expect(value(.latest) == "0")
        #expect(value(.sum) == "0.999997")
        #expect(value(.count) == "3")
        #expect(value(.min) == "-0.000003")
        #expect(value(.max) == "1")
        #expect(all.aggregate(.mean, version: 2, over: span).value == nil)
        #expect(all.aggregate(.sum, version: 2, over: span).value == .zero)
        #expect(all.aggregate(.sum, version: 1, over: span).basis.count == 3)
    }

    @Test(arguments: [("0.000001", "0.000001"), ("-0.000001", "-0.000001")])
    func `half a millionth rounds away from zero`(value: String, mean: String) throws {
        let given = try Given.team().and(.won(value, "2017-01-01", ref: "a"), by: crm)
            .and(.won("0", "2017-01-01", ref: "b"), by: crm)
        let span = DaySpan(
            from: day("2017-01-01"), to: day("2017-01-01"), opensAt: given.now, closesAt: given.now, zone: "UTC")
        let aggregate = given.ledger.measurements(closedWon.metric, dana).aggregate(.mean, version: 1, over: span)
        #expect(aggregate.value?.description == mean)
    }
}

extension MeasurementRecorded {
    func with(_ change: (inout MeasurementRecorded) -> Void) -> MeasurementRecorded {
        var draft = self
        change(&draft)
        return draft
    }
}
