import LedgerDomain
import Testing

@Suite struct `Who looked` {
    private let on = day("2017-01-02")

    @Test func `is told of hr, auditors and who stands above the manager; of nobody else`() throws {
        let ledger = try Given.team().ledger
        let seen = try [hana, greta, gero, dana, mia, crm, otto, nils].map {
            try standing(of: $0, towards: dana, on: on, given: ledger)?.viewedAs
        }
        #expect(seen == [.hr, .above, nil, nil, nil, nil, .auditor, nil])
    }

    @Test func `is not told of hr who manages the person`() throws {
        let ledger = try Given.team().and(
            .person(.assignRelationship(member: nils, manager: hana, from: nil)), by: hana
        ).ledger
        #expect(try standing(of: hana, towards: nils, on: on, given: ledger) == .manager)
        #expect(try standing(of: hana, towards: nils, on: on.advanced(by: -1), given: ledger) == .hr)
    }

    @Test func `is recorded once a viewer, person and day`() throws {
        var ledger = try Given.team().ledger
        func looks(_ viewer: MemberID, _ day: Day) throws -> [NewEvent] {
            try viewings(of: [dana: .hr, mia: .hr], by: viewer, on: day, given: ledger)
        }
        let first = try looks(hana, on)
        #expect(first.map(\.stream) == [.looked(dana), .looked(mia)])
        #expect(first.map(\.subjects) == [[dana, hana], [mia, hana]])
        ledger.append(first, by: .member(hana), at: Instant(utcStartOf: on))
        #expect(try looks(hana, on).isEmpty)
        #expect(try looks(otto, on).count == 2)
        #expect(try looks(hana, on.advanced(by: 1)).count == 2)
        ledger.append(try looks(hana, on.advanced(by: 1)), by: .member(hana), at: Instant(utcStartOf: on))
        #expect(ledger.looked(dana)?.viewers == [hana])
        #expect(ledger.looked(dana)?.day == on.advanced(by: 1))
    }
}
