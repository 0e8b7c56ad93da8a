import LedgerDomain
import Testing

@Suite struct `Sight` {
    @Test func `of a person: themself, those above, hr, auditors`() throws {
        let ledger = try Given.team().ledger
        let on = day("2017-01-02")
        let seen = try [hana, greta, gero, dana, mia, crm, otto, nils].filter {
            try maySee(person: dana, viewer: $0, on: on, given: ledger)
        }
        #expect(seen == [hana, greta, gero, dana, otto])
    }

    @Test func `of measurements: also an integration with that scope`() throws {
        let ledger = try Given.team().ledger
        let on = day("2017-01-02")
        #expect(try maySee(measurementsOf: dana, by: closedWon.metric, viewer: crm, on: on, given: ledger))
        #expect(try !maySee(measurementsOf: dana, by: cycleTime.metric, viewer: crm, on: on, given: ledger))
        #expect(try !maySee(measurementsOf: dana, by: closedWon.metric, viewer: mia, on: on, given: ledger))
    }

    @Test func `of an agreement: both sides also afterwards, and whoever is above that day`() throws {
        let given = try Given.proposed().and(
            .person(.assignRelationship(member: dana, manager: nils, from: day("2017-02-01"))), by: hana)
        let agreement = given.agreement
        func seen(on day: Day) throws -> [MemberID] {
            try [hana, greta, gero, dana, mia, crm, otto, nils].filter {
                try maySee(agreement: agreement, viewer: $0, on: day, given: given.ledger)
            }
        }
        #expect(try seen(on: day("2017-01-31")) == [hana, greta, gero, dana, otto])
        #expect(try seen(on: day("2017-02-01")) == [hana, gero, dana, otto, nils])
    }
}
