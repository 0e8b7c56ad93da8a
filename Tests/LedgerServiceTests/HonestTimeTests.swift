import LedgerDomain
import LedgerService
import LedgerStore
import Testing

@Suite struct `A real ledger` {
    private let day: Int64 = 86_400

    private func doubt(_ outcome: Result<CommandAnswer, Failure>) -> TimeDoubt? {
        if case .failure(.timeDoubted(let doubt)) = outcome { doubt } else { nil }
    }

    @Test func `whose time is believed takes commands`() throws {
        let ledger = try ServedLedger()
        ledger.clock.pass(seconds: 60)
        try ledger.start()
        #expect(try ledger.register("dana").get().events.count == 1)
        ledger.stop()
        #expect(try ledger.log().count == 4)
    }

    @Test func `started before its last event answers queries and writes nothing`() throws {
        let ledger = try ServedLedger()
        let opened = ledger.clock.now
        ledger.clock.set(by: -day)
        try ledger.start()
        #expect(
            doubt(ledger.register("dana")) == .behind(last: opened.advanced(microseconds: 2), wall: ledger.clock.now))
        #expect(try ledger.count() == 3)
        ledger.stop()
        #expect(try ledger.log().count == 3)
        #expect(ledger.alive() == nil)
    }

    @Test func `started years after its last event writes nothing`() throws {
        let ledger = try ServedLedger()
        ledger.clock.pass(seconds: 401 * day)
        try ledger.start()
        #expect(doubt(ledger.register("dana")) != nil)
        ledger.stop()
        #expect(try ledger.log().count == 3)
    }

    @Test func `whose clock is set while it runs writes nothing more, set back or started again`()
        throws
    {
        let ledger = try ServedLedger()
        try ledger.start()
        _ = try ledger.register("dana").get()
        ledger.clock.set(by: 3 * day)
        #expect(doubt(ledger.register("mia")) == .moved(microseconds: 3 * day * 1_000_000))
        ledger.clock.set(by: -3 * day)
        #expect(doubt(ledger.register("mia")) != nil)
        ledger.clock.set(by: 3 * day)
        ledger.stop()
        ledger.clock.pass(seconds: 30)
        try ledger.start()
        #expect(doubt(ledger.register("mia")) == .moved(microseconds: 3 * day * 1_000_000))
        #expect(try ledger.count() == 4)
        ledger.stop()
        // Once the clock is right again, nothing has to be accepted.
        ledger.clock.set(by: -3 * day)
        try ledger.start()
        #expect(try ledger.register("mia").get().events.count == 1)
    }

    @Test func `says first that its time was accepted, in the operator's name, and goes on`() throws {
        let ledger = try ServedLedger()
        let last = ledger.clock.now.advanced(microseconds: 2)
        ledger.clock.set(by: -day)
        try ledger.start(.accepted)
        _ = try ledger.register("dana").get()
        ledger.stop()
        ledger.clock.pass(seconds: 60)
        // What was accepted stays accepted, although it is still before the first events.
        try ledger.start()
        _ = try ledger.register("mia").get()
        ledger.stop()
        let log = try ledger.log()
        #expect(log.count == 6)
        let accepted = TimeAccepted(was: last, now: last.advanced(microseconds: -2).advanced(seconds: -day))
        #expect(log[3].event == .ledger(.timeAccepted(accepted)))
        #expect(log[3].actor == .operator)
    }

    @Test func `records an outage once, in the clock's name, before the first command`() throws {
        let ledger = try ServedLedger()
        try ledger.start()
        ledger.clock.pass(seconds: 50)
        ledger.stop()
        let from = ledger.clock.now
        ledger.clock.pass(seconds: 2 * day)
        ledger.clock.restart()
        let to = ledger.clock.now
        for _ in 1...2 {
            try ledger.start()
            ledger.clock.pass(seconds: 10)
            ledger.stop()
        }
        try ledger.start()
        _ = try ledger.register("dana").get()
        ledger.stop()
        let log = try ledger.log()
        #expect(log.count == 5)
        #expect(log[3].event == .ledger(.outage(LedgerOutage(from: from, to: to))))
        #expect(log[3].actor == .clock)
    }

    @Test func `does not take a clock that was set for an outage`() throws {
        let ledger = try ServedLedger()
        try ledger.start()
        ledger.stop()
        ledger.clock.pass(seconds: 60)
        ledger.clock.set(by: 10 * day)
        try ledger.start(.accepted)
        ledger.stop()
        #expect(try ledger.log().count == 4)
    }

    @Test func `that is only looked at is not written to`() throws {
        let ledger = try ServedLedger()
        ledger.clock.set(by: -day)
        try ledger.start(.unwatched)
        #expect(try ledger.count() == 3)
        ledger.stop()
        #expect(ledger.alive() == nil)
    }
}

@Suite struct `A simulated ledger` {
    @Test func `does not care what the machine's clock says`() throws {
        let ledger = try ServedLedger(isSimulated: true)
        ledger.clock.pass(seconds: 500 * 86_400)
        try ledger.start()
        ledger.clock.set(by: -86_400_000)
        _ = try ledger.register("dana").get()
        ledger.stop()
        #expect(try ledger.log().count == 4)
        #expect(ledger.alive() == nil)
    }
}
