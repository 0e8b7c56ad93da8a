import LMDB
import LedgerDomain
@testable import LedgerStore
import Testing

/// What depends on no measurement may be read from the last commit, as long as nothing else came since.
@Suite struct `The last commit` {
    @Test func `answers for all values that are acknowledged, and for none that is not`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        #expect(ledger.store.sizeBesideMeasurements == ledger.store.committedSize)
        for number in 0..<5 {
            try ledger.record("row \(number)", flush: false)
            #expect(ledger.store.sizeBesideMeasurements == ledger.store.size - 1)
            try ledger.store.flushBatch()
            #expect(ledger.store.sizeBesideMeasurements == ledger.store.size)
        }
        #expect(ledger.store.committedSize == ledger.store.size - 5)
    }

    @Test func `answers for nothing from the moment that anything else is decided until it is committed`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        let goal = GoalDraft(
            title: "Keep", parent: nil, owner: nil, metric: nil, target: nil, from: day("2017-01-01"),
            to: day("2017-12-31"))
        let others: [(Command, MemberID)] = [
            (.person(.register(handle: "omar", name: "Omar", username: nil)), hana),
            (.person(.assignRelationship(member: crm, manager: greta, from: nil)), hana),
            (.agreement(.discuss(a1, text: "And now?")), dana), (.goal(.publish(goal)), greta),
            (.metric(.cover(won, members: [dana], from: day("2017-01-01"), to: day("2017-01-01"))), crm),
        ]
        for (index, (command, actor)) in others.enumerated() {
            try ledger.record("before \(index)")
            #expect(ledger.store.sizeBesideMeasurements == ledger.store.size)
            try ledger.act(command, by: actor, flush: false)
            #expect(ledger.store.sizeBesideMeasurements == nil)
            try ledger.store.flushBatch()
            try ledger.record("after \(index)")
            #expect(ledger.store.sizeBesideMeasurements == nil)
            try ledger.store.commit()
            #expect(ledger.store.sizeBesideMeasurements == ledger.store.size)
        }
    }

    @Test func `answers for nothing that time brought about before that is committed`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        ledger.now = Instant(utcStartOf: day("2017-03-15"))
        let before = ledger.store.size
        try ledger.recordDue()
        #expect(ledger.store.size > before)
        #expect(ledger.store.sizeBesideMeasurements == nil)
        try ledger.store.commit()
        #expect(ledger.store.sizeBesideMeasurements == ledger.store.size)
    }

    @Test func `answers for everything when the journal was replayed`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        try ledger.record("one")
        try ledger.act(.agreement(.discuss(a1, text: "And now?")), by: dana)
        try ledger.record("two")
        ledger.crash()
        try ledger.open()
        #expect(ledger.store.sizeBesideMeasurements == ledger.store.size)
        #expect(ledger.store.committedSize == ledger.store.size)
    }
}
