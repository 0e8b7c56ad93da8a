import LedgerDomain
import Testing

@Suite struct `A policy` {
    private func publish(_ from: String, _ days: [PolicyField: UInt32]) -> Command {
        .policy(.publish(from: day(from), days: days))
    }

    @Test func `holds from its first day on, and leaves as it is what it does not name`() throws {
        let given = try Given.team().and(publish("2017-01-20", [.answerDays: 5]), by: hana)
            .and(publish("2017-02-20", [.cadenceDays: 7]), by: hana)
        let ledger = given.ledger.ledger()
        func at(_ text: String) -> Policy { ledger.policy(at: Instant(utcStartOf: day(text))) }
        #expect(at("2017-01-19") == .standard)
        #expect(at("2017-01-20").answerDays == 5)
        #expect(at("2017-02-19").cadenceDays == 14)
        #expect((at("2017-02-20").answerDays, at("2017-02-20").cadenceDays, at("2017-02-20").version) == (5, 7, 2))
    }

    @Test func `gives the notice that the one in force promises`() throws {
        let given = try Given.team()
        try given.when(publish("2017-01-15", [.answerDays: 5]), by: hana).thenRefused([.policyThen])
        let after = try given.and(publish("2017-01-16", [.policyNoticeDays: 30]), by: hana).until("2017-01-20")
        try after.when(publish("2017-02-18", [.answerDays: 5]), by: hana).thenRefused([.policyThen])
        try after.when(publish("2017-02-19", [.answerDays: 5]), by: hana).thenHappens(["ledger.policyPublished"])
    }

    @Test func `comes after the one published before it`() throws {
        try Given.team().and(publish("2017-03-01", [.answerDays: 5]), by: hana)
            .when(publish("2017-02-01", [.answerDays: 6]), by: hana).thenRefused([.policyThen])
    }

    @Test(arguments: PolicyField.allCases) func `goes under no floor and over no ceiling`(field: PolicyField) throws {
        let given = try Given.team()
        for days in [field.bounds.lowerBound - 1, field.bounds.upperBound + 1] {
            let kind = Refusal.Kind.invalid(
                at: "/\(field.name)", expected: "\(field.bounds.lowerBound) to \(field.bounds.upperBound)")
            try given.when(publish("2017-03-01", [field: days]), by: hana).thenRefused([.withinLimits], kind)
        }
        for days in [field.bounds.lowerBound, field.bounds.upperBound] where days != field.standard {
            try given.when(publish("2017-03-01", [field: days]), by: hana).thenHappens(["ledger.policyPublished"])
        }
    }

    @Test func `is hr's to publish, and says something new`() throws {
        let given = try Given.team()
        try given.when(publish("2017-03-01", [.answerDays: 5]), by: gero).thenRefused([.notYours], .forbidden)
        try given.when(publish("2017-03-01", [.answerDays: 7]), by: hana).thenRefused([.somethingNew])
    }
}

@Suite struct `A window that ends while no daemon runs` {
    private func instant(_ text: String) -> Instant { Instant(utcStartOf: day(text)) }

    @Test func `ends after another that ends soon after the outage`() throws {
        var state = LedgerState(name: "n", zone: "UTC")
        state.outages = [LedgerOutage(from: instant("2017-02-01"), to: instant("2017-02-04"))]
        let soon = instant("2017-02-04").advanced(seconds: 3_600)
        #expect(state.firstEnd(of: [instant("2017-02-02"), soon]) == soon)
        #expect(state.firstEnd(of: []) == nil)
    }

    @Test func `ends a day after the outage, and others as they would`() throws {
        var state = LedgerState(name: "Northwind", zone: "UTC")
        state.outages = [LedgerOutage(from: instant("2017-02-01"), to: instant("2017-02-04"))]
        #expect(state.extended(instant("2017-01-31")) == instant("2017-01-31"))
        #expect(state.extended(instant("2017-02-01")) == instant("2017-02-05"))
        #expect(state.extended(instant("2017-02-03")) == instant("2017-02-05"))
        #expect(state.extended(instant("2017-02-04")) == instant("2017-02-04"))
        state.outages.append(LedgerOutage(from: instant("2017-02-05"), to: instant("2017-02-06")))
        #expect(state.extended(instant("2017-02-03")) == instant("2017-02-07"))
    }

    @Test func `waits for its end before the clock says anything`() throws {
        // The verdict on February is due on 2017-03-04.
        let given = try Given.inForce().until("2017-03-03").outage(until: "2017-03-06")
        #expect(given.agreement.inForce?.verdicts[0].computed == nil)
        #expect(try given.until("2017-03-07").agreement.inForce?.verdicts[0].computed != nil)
    }
}
