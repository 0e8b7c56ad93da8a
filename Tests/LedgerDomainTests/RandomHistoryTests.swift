import LedgerDomain
import Testing

/// Random commands by random people, wise and foolish; whatever happens, the rules hold.
@Suite struct `Random histories` {
    @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64])
    func `keep agreements by two same confirmations, and verdicts that a slow recomputation finds too`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        var given = try Given.team()
        var accepted = 0
        for step in 0..<3_000 {
            if step % 30 == 0 {
                given = try given.until(
                    given.now.utcDay.advanced(by: Int.random(in: 1...9, using: &random)).description)
            }
            var act = RandomAct(in: given, using: &random)
            // One act in five is somebody else's, who may mostly not do it.
            if Int.random(in: 0..<5, using: &random) == 0 { act.actor = everybody.randomElement(using: &random)! }
            let before = given.ledger.log.count
            let then = try given.when(act.command, by: act.actor)
            switch then.decision {
            case .accepted(let done):
                accepted += 1
                let written = then.given.ledger.log.suffix(done.events.count).map(\.new)
                #expect(Array(written) == done.events)
                #expect(done.events.allSatisfy { Set($0.subjects).count == $0.subjects.count })
            case .refused(let refusal):
                #expect(!refusal.rules.isEmpty)
                let since = then.given.ledger.log.suffix(from: before).map(\.context.actor)
                #expect(since.allSatisfy { $0 == .clock })
            }
            given = then.given
        }
        // Otherwise the rules below would hold of nothing.
        #expect(accepted > 400)
        #expect(given.ledger.agreements.values.count { $0.inForce != nil } >= 3)
        #expect(given.ledger.log.contains { $0.new.event.isMeasuredVerdict })
        try keepsTheRules(given.ledger)
        #expect(given.ledger.promises.values.count { $0.isKept(at: given.now, in: given.ledger.ledger()) } >= 3)
        #expect(given.ledger.refolded().agreements == given.ledger.agreements)
        #expect(given.ledger.refolded().promises == given.ledger.promises)
    }

    private let everybody = [hana, greta, gero, dana, mia, crm, otto, nils]

    private func keepsTheRules(_ ledger: MemoryLedger) throws {
        try promisesAreKeptByTheirSides(ledger)
        for agreement in ledger.agreements.values {
            guard let inForce = agreement.inForce else { continue }
            let confirming = ledger.log.filter {
                guard case .agreement(.confirmed(let event)) = $0.new.event else { return false }
                return $0.new.stream == .agreement(agreement.id) && event.terms == inForce.terms
                    && $0.context.seq < inForce.seq
            }
            if inForce.notAgreed {
                let notice = agreement.setting!.notice!
                #expect(agreement.setting!.cosigned != nil && notice.replyBy < agreement.termsInForce!.window.opensAt)
                #expect(confirming.allSatisfy { $0.context.actor != .member(agreement.member) })
                continue
            }
            let sides = Set(confirming.map(\.context.actor))
            #expect(sides.count == 2 && sides.contains(.member(agreement.member)))
            #expect(confirming.count == 2)
            #expect(inForce.since < agreement.revisions[0].terms.window.closesAt)
        }
        for (index, entry) in ledger.log.enumerated() {
            guard case .agreement(.milestoneEvaluated(let event)) = entry.new.event,
                case .agreement(let id) = entry.new.stream
            else { continue }
            let agreement = ledger.agreements[id]!
            let milestone = termsInForce(of: id, in: ledger.log[..<index], agreement).milestones[
                Int(event.milestone) - 1]
            #expect(milestone.verdictAt <= entry.context.at)
            #expect(event.proRated?.fullTarget ?? event.target == milestone.target)
            if event.proRated.map({ $0.absentDays == $0.workingDays }) == true {
                #expect(event.verdict == .notMeasured)
                continue
            }
            var lowered = milestone
            lowered.target = event.target
            let slow = slowVerdict(lowered, of: agreement.member, in: ledger.log[..<index])
            #expect(slow.verdict == event.verdict && slow.value == event.value, "seq \(index)")
        }
    }

    /// The terms that were in force at the end of `log`.
    private func termsInForce(
        of id: AgreementID, in log: ArraySlice<MemoryLedger.Entry>, _ agreement: Agreement
    ) -> LedgerDomain.Terms {
        var reference: TermsReference?
        for entry in log where entry.new.stream == .agreement(id) {
            switch entry.new.event {
            case .agreement(.enteredForce(let entered)): reference = entered.terms
            case .agreement(.amended(let amended)): reference = amended.terms
            default: break
            }
        }
        return agreement.revisions.first { $0.reference == reference }!.terms
    }

    /// Reads the whole record for each milestone, day by day, and shares no code with the folds.
    private func slowVerdict(
        _ milestone: Milestone, of member: MemberID, in log: ArraySlice<MemoryLedger.Entry>
    ) -> (verdict: Verdict, value: Decimal?) {
        var values: [UInt64: Decimal] = [:]
        var days = Set<Int32>()
        var definition: MetricDefined?
        for entry in log {
            switch entry.new.event {
            case .metric(.defined(let event)):
                if entry.new.stream == .metric(milestone.metric.metric), event.version == milestone.metric.version {
                    definition = event
                }
            case .measurement(.recorded(let event)):
                if event.metric == milestone.metric, event.member == member, milestone.span.contains(event.asOf) {
                    values[entry.context.seq] = event.value
                }
            case .measurement(.corrected(let event)):
                if values[event.of] != nil { values[event.of] = event.value }
            case .metric(.covered(let event)):
                if event.metric == milestone.metric, event.members.contains(member) {
                    days.formUnion(event.from.number...event.to.number)
                }
            default: break
            }
        }
        let isCovered = (milestone.span.from.number...milestone.span.to.number).allSatisfy(days.contains)
        guard isCovered, let definition else { return (.notMeasured, nil) }
        let sum = values.values.reduce(Int128(0)) { $0 + $1.millionths }
        var value = sum
        if definition.aggregate == .mean {
            guard !values.isEmpty else { return (.notMeasured, nil) }
            let doubled = sum.magnitude * 2 + UInt128(values.count)
            let rounded = Int128(doubled / (2 * UInt128(values.count)))
            value = sum < 0 ? -rounded : rounded
        }
        let target = milestone.target.millionths
        let isMet = definition.direction == .up ? value >= target : value <= target
        return (isMet ? .met : .missed, Decimal(millionths: value))
    }
}

extension Event {
    fileprivate var isMeasuredVerdict: Bool {
        if case .agreement(.milestoneEvaluated(let event)) = self { event.verdict != .notMeasured } else { false }
    }
}

extension MemoryLedger {
    /// The same record, folded again from the start.
    func refolded() -> MemoryLedger {
        var fresh = MemoryLedger()
        for entry in log { fresh.append([entry.new], by: entry.context.actor, at: entry.context.at) }
        return fresh
    }
}
