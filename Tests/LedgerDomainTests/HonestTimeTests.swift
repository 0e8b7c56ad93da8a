import LedgerDomain
import Testing

@Suite struct `Honest time` {
    private let last = Instant(utcStartOf: Day(text: "2017-03-01")!)

    private func atStart(
        seconds: Int64, accepted: TimeAccepted? = nil, alive: ClockReading? = nil, boot: Int64 = 0
    ) -> TimeDoubt? {
        .atStart(
            ClockReading(wall: last.advanced(seconds: seconds), boot: boot), lastAt: last, accepted: accepted,
            alive: alive)
    }

    @Test func `stands at the last event, five seconds before it, or four hundred days after it`() {
        for seconds: Int64 in [0, -5, 1, 400 * 86_400] { #expect(atStart(seconds: seconds) == nil, "\(seconds)") }
        let early = last.advanced(seconds: -6)
        #expect(atStart(seconds: -6) == .behind(last: last, wall: early))
        let late = last.advanced(seconds: 400 * 86_400 + 1)
        #expect(atStart(seconds: 400 * 86_400 + 1) == .ahead(last: last, wall: late))
    }

    @Test func `moves with boot time, but for two minutes`() {
        let start = ClockReading(wall: last, boot: 7_000_000)
        for hours: Int64 in [0, 1, 10_000] {
            for drift: Int64 in [-120, 0, 120] {
                let now = ClockReading(
                    wall: last.advanced(seconds: hours * 3_600 + drift), boot: 7_000_000 + hours * 3_600_000_000)
                #expect(TimeDoubt.between(start, now) == nil, "\(hours) \(drift)")
            }
            for drift: Int64 in [-121, 121, 86_400] {
                let now = ClockReading(
                    wall: last.advanced(seconds: hours * 3_600 + drift), boot: 7_000_000 + hours * 3_600_000_000)
                #expect(TimeDoubt.between(start, now) == .moved(microseconds: drift * 1_000_000), "\(hours) \(drift)")
            }
        }
    }

    @Test func `that was set before a restart is doubted after it too`() {
        let alive = ClockReading(wall: last, boot: 0)
        #expect(atStart(seconds: 600, alive: alive, boot: 600_000_000) == nil)
        #expect(atStart(seconds: 600, alive: alive, boot: 60_000_000) == .moved(microseconds: 540_000_000))
    }

    @Test func `accepted behind the record goes on from there until it has caught up`() {
        let accepted = TimeAccepted(was: last, now: last.advanced(days: -30))
        #expect(atStart(seconds: -30 * 86_400 + 60, accepted: accepted) == nil)
        #expect(atStart(seconds: -31 * 86_400, accepted: accepted) != nil)
        let before = TimeAccepted(was: last.advanced(days: -1), now: last.advanced(days: -30))
        #expect(atStart(seconds: -60, accepted: before) != nil)
    }

    @Test func `tells what is wrong in a clause`() {
        for doubt in [
            TimeDoubt.behind(last: last, wall: last), .ahead(last: last, wall: last), .moved(microseconds: -1),
        ] {
            #expect(doubt.description.last != "." && doubt.description.hasPrefix("the machine"))
        }
        #expect(TimeDoubt.moved(microseconds: -180_000_000).description.contains("back by about 180 seconds"))
    }
}

@Suite struct `An outage` {
    private let alive = Instant(utcStartOf: Day(text: "2017-03-01")!)

    private func until(
        _ seconds: Int64, lastAt: Int64 = -60, recorded: LedgerOutage? = nil
    ) -> LedgerOutage? {
        .until(
            alive.advanced(seconds: seconds), alive: alive, lastAt: alive.advanced(seconds: lastAt), recorded: recorded)
    }

    @Test func `is longer than an hour`() {
        #expect(until(3_600) == nil)
        #expect(until(3_601) == LedgerOutage(from: alive, to: alive.advanced(seconds: 3_601)))
        #expect(LedgerOutage.until(alive, alive: nil, lastAt: alive.advanced(days: -9), recorded: nil) == nil)
    }

    @Test func `begins when the last event was written, if that was later`() {
        #expect(until(7_200, lastAt: 30)?.from == alive.advanced(seconds: 30))
        #expect(until(7_200, lastAt: 7_000) == nil)
        #expect(until(7_200, lastAt: 90_000)?.from == alive)
    }

    @Test func `is told once`() {
        let recorded = LedgerOutage(from: alive, to: alive.advanced(seconds: 7_200))
        #expect(until(7_300, recorded: recorded) == nil)
        #expect(until(20_000, recorded: recorded)?.from == recorded.to)
    }

    @Test func `and an accepted time stand in the fold of the ledger`() throws {
        var ledger = try Given(openedAt: alive, simulated: false).ledger
        let outage = LedgerOutage(from: alive, to: alive.advanced(days: 1))
        let accepted = TimeAccepted(was: alive, now: alive.advanced(days: 2))
        ledger.append(
            [
                NewEvent(.ledger(.outage(outage)), in: .ledger, subjects: []),
                NewEvent(.ledger(.timeAccepted(accepted)), in: .ledger, subjects: []),
            ], by: .clock, at: alive)
        #expect(ledger.ledger().outages.last == outage)
        #expect(ledger.ledger().acceptedTime == accepted)
        #expect(ledger.ledger().name == "Northwind")
    }
}
