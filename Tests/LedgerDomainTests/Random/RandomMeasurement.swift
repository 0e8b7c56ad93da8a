import LedgerDomain

extension RandomHistory {
    /// Any metric as it stands now.
    var newestMetric: MetricVersion {
        mutating get { pick(ledger.metrics.keys.sorted()).map { ledger.metrics[$0]!.newest } ?? closedWon }
    }

    mutating func aboutMetrics() -> Idea {
        let version = newestMetric
        switch Int.random(in: 0..<24, using: &random) {
        case 0: return (.metric(.define(anyMetric(named: "m\(ledger.metrics.count)"))), pick([hana, gero, greta])!)
        case 1:
            let draft = anyMetric(named: "n\(version.version)")
            return (.metric(.replace(version.metric, by: draft, reason: words)), pick([hana, gero, greta])!)
        case 2..<5:
            let own = ledger.agreements.values.filter(\.isAlive).map(\.id).sorted()
            let agreement = chance(2) ? nil : pick(own)
            let asker = agreement.map { ledger.agreements[$0]!.member } ?? somebodyManaged
            return (.metric(.question(version, agreement: agreement, reason: words)), asker)
        case 5..<7:
            return (.metric(.answerQuestion(version.metric, of: nil, text: words)), pick([hana, gero, greta])!)
        default:
            let people = everybody.filter { ledger.people[$0]!.relationships.isEmpty == false }
            let to = days(-1...0)
            let from = to.advanced(by: -.random(in: 8...40, using: &random))
            return (.metric(.cover(wanted.metric, members: people, from: from, to: to)), hana)
        }
    }

    /// Of whom an agreement in force measures what, if there is any.
    private var wanted: (metric: MetricVersion, member: MemberID) {
        mutating get {
            let inForce = ledger.agreements.values.filter { $0.isAlive && $0.inForce != nil }.map(\.id).sorted()
            guard !chance(6), let agreement = pick(inForce).map({ ledger.agreements[$0]! }) else {
                return (newestMetric, somebodyManaged)
            }
            return (agreement.termsInForce!.measures[0].metric, agreement.member)
        }
    }

    private mutating func anyMetric(named name: String) -> MetricDraft {
        var draft = MetricDraft.named(
            name, counts: chance(4) ? .activity : .outcome, direction: pick([.up, .up, .down])!,
            aggregate: pick(MetricAggregate.allCases)!)
        draft.settleDays = .random(in: 0...4, using: &random)
        return draft
    }

    mutating func aboutMeasurements() -> Idea {
        let recorded = ledger.log.suffix(60).filter {
            if case .measurement(.recorded) = $0.new.event { true } else { false }
        }
        if chance(5), let line = pick(recorded), case .measurement(.recorded(let value)) = line.new.event {
            let actor = value.knowledge == .reported ? value.member : crm
            if chance(2) { return (.measurement(.contest(of: line.context.seq, reason: words)), value.member) }
            let number = Decimal(Int32.random(in: -5...90, using: &random))
            return (.measurement(.correct(of: line.context.seq, value: number, reason: words)), actor)
        }
        if chance(8), let idea = aboutContests() { return idea }
        let (version, member) = wanted
        let knowledge = pick(Knowledge.allCases)!
        let actor = [.system: crm, .reported: member, .witnessed: manager(of: member)][knowledge]!
        let drafts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            MeasurementDraft(
                metric: version, member: member,
                value: Decimal(millionths: Int128.random(in: -20_000_000...90_000_000, using: &random))!,
                asOf: days(-6...0), source: "crm", ref: "\(Int.random(in: 0...2_000, using: &random))",
                knowledge: knowledge)
        }
        return (.measurement(.record(drafts)), actor)
    }

    /// A value is contested on which a verdict will rest, or somebody decides about the last contest, mostly somebody who
    /// may.
    private mutating func aboutContests() -> Idea? {
        var open: [UInt64] = []
        var decided: [UInt64] = []
        for line in ledger.log {
            switch line.new.event {
            case .measurement(.contested(let event)): open.append(event.of)
            case .measurement(.contestDecided(let event)):
                open.removeAll { $0 == event.of }
                decided.append(event.of)
            default: break
            }
        }
        if chance(3), let (seq, member) = aboutToCount {
            return (.measurement(.contest(of: seq, reason: words)), member)
        }
        guard let seq = chance(8) ? pick(decided) : open.last, let value = ledger.measurement(at: seq) else {
            return nil
        }
        let manager = manager(of: value.member)
        let decider = pick([hana, manager, self.manager(of: manager)])!
        return (.measurement(.decideContest(of: seq, pick(ContestVerdict.allCases)!, reason: words)), decider)
    }

    /// A value in the span of a milestone that has no verdict yet, and whose it is.
    private var aboutToCount: (seq: UInt64, member: MemberID)? {
        mutating get {
            let inForce = ledger.agreements.values.filter { $0.isAlive && $0.inForce != nil }.map(\.id).sorted()
            var found: [(UInt64, MemberID)] = []
            for id in inForce {
                let agreement = ledger.agreements[id]!
                for milestone in agreement.termsInForce!.milestones where now < milestone.verdictAt {
                    let items = ledger.measurements(milestone.metric.metric, agreement.member).items
                    found += items.filter {
                        $0.version == milestone.metric.version && milestone.span.contains($0.asOf)
                            && $0.standing == .recorded
                    }.map { ($0.seq, agreement.member) }
                }
            }
            return pick(found)
        }
    }
}
