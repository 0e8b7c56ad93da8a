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
        let promised = Instant(utcStartOf: day("2017-02-16"))
        #expect(ledger.store.earliestDue == promised)
        #expect(try due(ledger, by: "2017-02-15") == nil)
        #expect(try due(ledger, by: "2017-02-16") == .promise(PromiseID(1)))
        ledger.now = promised
        try ledger.recordDue()
        // Every 14 days from the beginning of February a checkpoint may be held until the third day after it.
        let checkpoints = ["2017-02-19", "2017-03-05", "2017-03-19", "2017-04-02"]
            .map { Instant(utcStartOf: day($0)) }
        #expect(ledger.store.earliestDue == checkpoints[0])
        #expect(try due(ledger, by: "2017-02-18") == nil)
        #expect(try due(ledger, by: "2017-02-19") == .checkpoint(CheckpointID(1)))
        ledger.now = checkpoints[0]
        try ledger.recordDue()
        let dues = ["2017-03-04", "2017-04-04"].map { Instant(utcStartOf: day($0)) }
        #expect(ledger.store.earliestDue == dues[0])
        #expect(try due(ledger, by: "2017-03-03") == nil)
        #expect(try due(ledger, by: "2017-03-04") == .agreement(a1))
        ledger.now = dues[0]
        try ledger.recordDue()
        #expect(ledger.store.earliestDue == checkpoints[1])
        ledger.now = dues[1]
        try ledger.recordDue()
        #expect(ledger.store.earliestDue == nil)
        let planned = try ledger.store.withFacts { try $0.checkpoints(of: a1).count }
        #expect(planned == checkpoints.count)
        let types = try ledger.leaves().filter { $0.leaf.header.stream == .agreement(a1) }.suffix(3).map(
            \.leaf.header.type)
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
        ledger.now = Instant(utcStartOf: day("2017-03-03"))
        try ledger.recordDue()
        #expect(ledger.store.earliestDue == Instant(utcStartOf: day("2017-03-04")))
        try ledger.act(.agreement(.waiveMilestone(a1, milestone: 1, reason: "the territory changed")), by: gero)
        #expect(ledger.store.earliestDue == Instant(utcStartOf: day("2017-03-05")))
    }

    @Test func `is what ends soon after an outage before what would have ended in it`() throws {
        let ledger = try TestLedger.agreed()
        ledger.now = Instant(utcStartOf: day("2017-03-01"))
        try ledger.recordDue()
        // The verdict on February waits for a day after the outage; that on March is due half a day before.
        let outage = LedgerOutage(
            from: ledger.now.advanced(seconds: 1), to: Instant(utcStartOf: day("2017-04-03")).advanced(seconds: 43_200))
        ledger.now = outage.to
        _ = try ledger.store.append(
            [NewEvent(.ledger(.outage(outage)), in: .ledger, subjects: [])], by: Author(actor: .clock),
            command: ledger.store.freshCommandID(at: ledger.now), digest: nil, unchanged: 0, at: ledger.now)
        try ledger.store.flushBatch()
        #expect(ledger.store.earliestDue == Instant(utcStartOf: day("2017-04-04")))
        ledger.now = Instant(utcStartOf: day("2017-04-04"))
        try ledger.recordDue()
        #expect(try ledger.leaves().last?.leaf.header.type == "milestone.evaluated")
        #expect(ledger.store.earliestDue == outage.extension)
    }
}
