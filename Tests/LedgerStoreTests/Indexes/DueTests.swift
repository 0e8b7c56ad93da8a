import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `What is due` {
    private func due(_ ledger: TestLedger, by text: String) throws -> StreamName? {
        try ledger.store.firstDue(by: Instant(utcStartOf: day(text)))
    }

    @Test func `is an agreement that is only proposed when its window begins and it expires`() throws {
        let ledger = try TestLedger.team()
        try ledger.act(.agreement(.propose(member: dana, manager: nil, .quarter)), by: gero)
        let opensAt = Instant(utcStartOf: day("2017-02-01"))
        #expect(ledger.store.earliestDue == opensAt)
        ledger.now = opensAt
        try ledger.recordDue()
        #expect(ledger.store.earliestDue == nil)
    }

    @Test func `is a strategy when its answer is, once`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.act(.strategy(.propose(a1, text: "partners first")), by: dana)
        let due = try #require(ledger.store.earliestDue)
        #expect(try ledger.store.firstDue(by: due) == .strategy(StrategyID(1)))
        ledger.now = due
        try ledger.recordDue()
        #expect(try ledger.store.firstDue(by: due) == nil)
    }

    @Test func `is a promise when its day has passed, an agreement when a verdict may be given, then its closing`()
        throws
    {
        let ledger = try TestLedger.agreed()
        // February's span ends with the month and settles for three days.
        let dues = ["2017-02-16", "2017-03-04", "2017-04-04"].map { Instant(utcStartOf: day($0)) }
        #expect(try due(ledger, by: "2017-02-15") == nil)
        for (at, stream) in zip(dues, [.promise(PromiseID(1)), .agreement(a1), .agreement(a1)] as [StreamName]) {
            #expect(ledger.store.earliestDue == at)
            #expect(try ledger.store.firstDue(by: at) == stream)
            ledger.now = at
            try ledger.recordDue()
        }
        #expect(ledger.store.earliestDue == nil)
        let types = try ledger.leaves().suffix(3).map(\.leaf.header.type)
        #expect(types == ["milestone.evaluated", "milestone.evaluated", "agreement.closed"])
        #expect(try ledger.leaves().last?.leaf.header.actor == .clock)
    }

    @Test func `is remembered over a restart and over a crash`() throws {
        let ledger = try TestLedger.agreed()
        let earliest = try #require(ledger.store.earliestDue)
        let crashed = try TestLedger(at: ledger.snapshot("crashed"), in: ledger.place)
        #expect(crashed.store.earliestDue == earliest)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.earliestDue == earliest)
        #expect(try due(ledger, by: "2017-03-04") == .promise(PromiseID(1)))
    }

    @Test func `moves when a promise is done, and when a milestone is waived`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.act(.promise(.done(PromiseID(1), evidence: nil)), by: gero)
        #expect(ledger.store.earliestDue == Instant(utcStartOf: day("2017-03-04")))
        try ledger.act(.agreement(.waiveMilestone(a1, milestone: 1, reason: "the territory changed")), by: gero)
        #expect(ledger.store.earliestDue == Instant(utcStartOf: day("2017-04-04")))
    }
}
