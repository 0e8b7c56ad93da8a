import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

/// What happens at random in a team; what the domain refuses does not happen.
struct RandomHistory {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func step(_ ledger: TestLedger) throws {
        ledger.now = ledger.now.advanced(days: Int.random(in: 0...2, using: &random))
        try ledger.recordDue()
        let (command, actor) = try next(ledger)
        do { try ledger.act(command, by: actor) } catch is TestLedger.Refused {}
        if Int.random(in: 0..<8, using: &random) == 0 { try ledger.store.commit() }
    }

    private mutating func next(_ ledger: TestLedger) throws -> (Command, MemberID) {
        let today = ledger.now.utcDay
        let newest = try ledger.store.withFacts { try $0.nextAgreement().number - 1 }
        let id = AgreementID(max(1, newest - min(newest, UInt32.random(in: 0...1, using: &random))))
        let side = [dana, gero].randomElement(using: &random)!
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return (.agreement(.propose(member: dana, manager: nil, terms(today))), side)
        case 1: return (.agreement(.counter(id, terms(today))), side)
        case 2..<8:
            return (
                .agreement(.confirm(id, terms: nil, by: nil, inOwnWords: nil, noSupportNeeded: side == dana)), side
            )
        case 8: return (.agreement(.discuss(id, text: "so")), side)
        case 9: return (.agreement(.waiveMilestone(id, milestone: 1, reason: "so")), gero)
        case 10:
            return (
                .won("\(Int.random(in: 1...90, using: &random))", ref: "\(random.next())", asOf: "\(today)"), crm
            )
        case 11: return (.metric(.cover(won, members: [dana], from: today.advanced(by: -20), to: today)), crm)
        case 12:
            let last = UInt64.random(in: 0..<ledger.store.size, using: &random)
            return (.measurement(.correct(of: last, value: Decimal(3), reason: "so")), crm)
        default: return (.person(.rename(dana, handle: "dana\(random.next() % 9)", name: "Dana")), hana)
        }
    }

    private mutating func terms(_ today: Day) -> TermsDraft {
        var draft = TermsDraft.quarter
        let from = today.advanced(by: 12)
        let length = Int.random(in: 1...5, using: &random)
        draft.from = from
        draft.to = from.advanced(by: length - 1)
        draft.milestones = [.init(metric: won, from: from, to: draft.to, target: Decimal(50))]
        draft.promises = []
        draft.goal = nil
        draft.how = nil
        draft.noGoalReason = "a trial"
        return draft
    }
}

@Suite struct `Folded states` {
    private func expectSame(_ ledger: TestLedger) throws {
        try ledger.store.withFacts { (facts) throws in
            for stream in try facts.streams() {
                let (live, count) = try facts.fold(stream)
                let again = try facts.forgetful.fold(stream)
                #expect(live == again.state, "\(stream)")
                #expect(count == again.count, "\(stream)")
            }
        }
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `kept from event to event equal those folded anew`(seed: UInt64) throws {
        let ledger = try TestLedger.team()
        var history = RandomHistory(seed: seed)
        for _ in 0..<120 { try history.step(ledger) }
        try expectSame(ledger)
        let types = Set(try ledger.leaves().map(\.leaf.header.type))
        #expect(types.isSuperset(of: ["agreement.enteredForce", "milestone.evaluated", "agreement.countered"]))
    }

    @Test(arguments: [1, 2, 3])
    func `are the same however few are kept`(limit: Int) throws {
        var limits = StoreLimits.small
        limits.cachedStates = limit
        limits.cachedCounts = limit
        limits.cachedKeys = limit
        let ledger = try TestLedger.team(limits: limits)
        var history = RandomHistory(seed: 34)
        for _ in 0..<80 {
            try history.step(ledger)
        }
        try expectSame(ledger)
        let crashed = try TestLedger(at: ledger.snapshot("crashed"), in: ledger.place, limits: limits)
        try expectSame(crashed)
        try ledger.close()
        try crashed.close()
        #expect(try Dump(crashed.layout.directory) == Dump(ledger.layout.directory))
    }

    @Test func `of an older snapshot are those of its time`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        let reading = ledger.store.reading
        try ledger.store.environment.read { (old) throws in
            let before = try #require(try reading.facts(in: old).agreement(a1))
            try ledger.act(.agreement(.discuss(a1, text: "later")), by: gero)
            try ledger.store.commit()
            #expect(try reading.facts(in: old).agreement(a1) == before)
            #expect(try reading.facts(in: old).count(of: .agreement(a1)) == 5)
            try ledger.store.environment.read { (new) throws in
                #expect(try reading.facts(in: new).agreement(a1)?.discussed.count == before.discussed.count + 1)
            }
        }
    }
}
