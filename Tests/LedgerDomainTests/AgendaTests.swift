import LedgerDomain
import Testing

@Suite struct `An agenda` {
    private func raise(with other: MemberID, _ text: String = "Territory") -> Command {
        .agenda(.raise(with: other, text: text))
    }

    @Test func `holds what either side of a pair wants to talk about, in one place`() throws {
        let given = try Given.team().and(raise(with: gero), by: dana).and(raise(with: dana), by: gero)
        #expect(given.ledger.agendas.keys.sorted { "\($0)" < "\($1)" } == [.agenda(gero, dana)])
        #expect(given.ledger.agenda(dana, gero)?.open.map(\.by) == [dana, gero])
        #expect(given.ledger.agendas(of: gero) == [dana])
    }

    @Test func `is for two of whom one stands above the other, or who have an agreement`() throws {
        let given = try Given.team()
        try given.when(raise(with: greta), by: dana).thenHappens(["agenda.pointRaised"])
        try given.when(raise(with: dana), by: greta).thenHappens(["agenda.pointRaised"])
        try given.when(raise(with: mia), by: dana).thenRefused([.notYours], .forbidden)
        try given.when(raise(with: dana), by: hana).thenRefused([.notYours], .forbidden)
        try given.when(raise(with: dana), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/with", expected: "somebody else"))
        let moved = try Given.proposed().and(
            .person(.assignRelationship(member: dana, manager: nils, from: nil)), by: hana)
        try moved.when(raise(with: dana), by: gero).thenHappens(["agenda.pointRaised"])
    }

    @Test func `has points closed once, by either`() throws {
        let given = try Given.team().and(raise(with: gero), by: dana)
        let point = given.ledger.agenda(dana, gero)!.points[0].seq
        for side in [dana, gero] {
            let closed = try given.and(.agenda(.close(point: point)), by: side)
            #expect(closed.ledger.agenda(dana, gero)?.open.isEmpty == true)
            try closed.when(.agenda(.close(point: point)), by: dana).thenRefused([.somethingNew])
        }
        try given.when(.agenda(.close(point: point)), by: greta).thenRefused([.ownAct], .forbidden)
        try given.when(.agenda(.close(point: point)), by: mia).thenRefused([.knownThings], .notFound)
        try given.when(.agenda(.close(point: 0)), by: dana).thenRefused([.knownThings], .notFound)
    }

    @Test func `with who stands two levels up is hidden from who stands between`() throws {
        let given = try Given.team().and(raise(with: greta), by: dana)
        let point = given.ledger.agenda(dana, greta)!.points[0].seq
        let on = day("2017-01-02")
        let seen = try [hana, greta, gero, dana, mia, crm, otto, nils].filter {
            try maySee(agendaOf: dana, and: greta, viewer: $0, on: on, given: given.ledger)
        }
        #expect(seen == [hana, greta, dana, otto])
        try given.when(.agenda(.close(point: point)), by: gero).thenRefused([.knownThings], .notFound)
    }

    @Test func `has a bound of open points, and forgets old closed ones`() throws {
        var given = try Given.team()
        for _ in 0..<Limits.agendaPoints { given = try given.and(raise(with: gero), by: dana) }
        try given.when(raise(with: dana), by: gero).thenRefused([.withinLimits])
        let points = given.ledger.agenda(dana, gero)!.points
        for point in points { given = try given.and(.agenda(.close(point: point.seq)), by: gero) }
        #expect(given.ledger.agenda(dana, gero)?.points.count == Limits.closedAgendaPoints)
        try given.when(.agenda(.close(point: points[0].seq)), by: gero).thenRefused([.somethingNew])
    }

    @Test func `with somebody who departed takes no more points`() throws {
        let given = try Given.proposed().and(.person(.depart(dana, on: day("2017-01-01"))), by: hana)
        try given.when(raise(with: dana), by: gero).thenRefused([.stillHere])
    }
}
