import LedgerDomain

/// Something that somebody might ask, and who would have good reason to.
struct RandomAct {
    var command: Command
    var actor: MemberID

    init(in given: Given, using random: inout SplitMix64) {
        let member = [dana, mia, gero].randomElement(using: &random)!
        let today = given.now.utcDay
        let manager = given.ledger.people[member]!.manager(on: today) ?? greta
        let metric = Int.random(in: 0..<3, using: &random) == 0 ? cycleTime : closedWon
        switch Int.random(in: 0..<54, using: &random) {
        case 44..<54:
            (command, actor) = Self.promise(given, of: member, manager, using: &random)
        case 0..<2:
            actor = Bool.random(using: &random) ? member : manager
            command = .agreement(.propose(member: member, manager: nil, .random(from: today, metric, using: &random)))
        case 2..<18:
            (command, actor) = Self.about(given, .random(from: today, metric, using: &random), using: &random)
        case 18..<28:
            let knowledge = Knowledge.allCases.randomElement(using: &random)!
            actor = [.system: crm, .reported: member, .witnessed: manager][knowledge]!
            command = .measurement(
                .record([
                    MeasurementDraft(
                        metric: metric, member: member,
                        value: Decimal(millionths: Int128.random(in: -50_000_000...90_000_000, using: &random))!,
                        asOf: today.advanced(by: -Int.random(in: 0...6, using: &random)), source: "crm",
                        ref: "\(Int.random(in: 0...400, using: &random))", knowledge: knowledge)
                ]))
        case 28..<36:
            actor = metric == closedWon ? crm : hana
            command = .metric(
                .cover(
                    metric, members: [dana, mia, gero],
                    from: today.advanced(by: -Int.random(in: 5...40, using: &random)), to: today))
        case 36..<39:
            let last = given.ledger.log.last { if case .measurement(.recorded) = $0.new.event { true } else { false } }
            actor = crm
            command = .measurement(
                .correct(
                    of: last?.context.seq ?? 0, value: Decimal(Int32.random(in: -5...5, using: &random)), reason: "typo"
                ))
        case 39..<41:
            (command, actor) = Self.strategy(given, using: &random)
        case 41..<43:
            let from = today.advanced(by: Int.random(in: -4...20, using: &random))
            actor = [member, manager, hana].randomElement(using: &random)!
            command = .person(
                .recordAbsence(member, from: from, to: from.advanced(by: Int.random(in: 0...6, using: &random))))
        default:
            actor = hana
            command = .person(
                .assignRelationship(
                    member: member, manager: [greta, gero, nils].randomElement(using: &random)!,
                    from: today.advanced(by: Int.random(in: -3...3, using: &random))))
        }
    }

    /// A strategy for one of the newest agreements, or something about one that was proposed.
    private static func strategy(_ given: Given, using random: inout SplitMix64) -> (Command, MemberID) {
        let agreement = given.ledger.agreements.values.max { $0.id < $1.id }
        guard let strategy = given.ledger.strategies.values.max(by: { $0.id < $1.id }), Bool.random(using: &random)
        else {
            return (.strategy(.propose(agreement?.id ?? a1, text: "so")), agreement?.member ?? dana)
        }
        let manager = given.ledger.people[strategy.member]?.manager(on: given.now.utcDay) ?? gero
        return [
            (.strategy(.adopt(strategy.id)), manager), (.strategy(.adapt(strategy.id, text: "or so")), manager),
            (.strategy(.decline(strategy.id, reason: "no")), manager),
            (.strategy(.accept(strategy.id)), strategy.member),
            (.strategy(.withdraw(strategy.id, reason: nil)), strategy.member),
        ].randomElement(using: &random)!
    }

    /// Something about one of the newest agreements, by one of its sides.
    private static func about(
        _ given: Given, _ draft: TermsDraft, using random: inout SplitMix64
    ) -> (Command, MemberID) {
        let newest = UInt32(given.ledger.agreements.count)
        let id = AgreementID(max(1, newest - min(newest, UInt32.random(in: 0...3, using: &random))))
        let agreement = given.ledger.agreements[id]
        let sides = agreement?.parties ?? [dana, gero]
        let actor = sides.randomElement(using: &random)!
        let command: Command
        if Int.random(in: 0..<4, using: &random) == 0 {
            return RandomCourse.about(given, id, draft, sides: sides, using: &random)
        }
        switch Int.random(in: 0..<15, using: &random) {
        case 0..<10:
            let other = agreement?.revisions.randomElement(using: &random)?.reference
            command = .agreement(
                .confirm(
                    id, terms: Bool.random(using: &random) ? nil : other,
                    by: Int.random(in: 0..<8, using: &random) == 0 ? dana : nil, inOwnWords: nil,
                    noSupportNeeded: actor == sides[0]))
        case 10: command = .agreement(.counter(id, draft))
        case 11:
            let verdict = Verdict.allCases.randomElement(using: &random)!
            command = .agreement(
                .overrideMilestone(id, milestone: .random(in: 0...3, using: &random), verdict, reason: "so"))
        case 12: command = .agreement(.waiveMilestone(id, milestone: .random(in: 1...3, using: &random), reason: "so"))
        case 13: command = .agreement(.discuss(id, text: "so"))
        default:
            command =
                Bool.random(using: &random)
                ? .agreement(.withdraw(id, reason: "so")) : .agreement(.decline(id, reason: "so"))
        }
        return (command, actor)
    }
}

extension TermsDraft {
    /// A window of three spans of a week or so that begins soon, or began just now.
    static func random(from today: Day, _ metric: MetricVersion, using random: inout SplitMix64) -> TermsDraft {
        let from = today.advanced(by: Int.random(in: 0...14, using: &random))
        let length = Int.random(in: 1...9, using: &random)
        let target = Decimal(Int32.random(in: -10...60, using: &random))
        return TermsDraft.quarter(metric).with { draft in
            draft.from = from
            draft.to = from.advanced(by: 3 * length - 1)
            draft.milestones = (0..<3).map {
                let start = from.advanced(by: $0 * length)
                return MilestoneDraft(metric: metric, from: start, to: start.advanced(by: length - 1), target: target)
            }
            draft.promises = (0..<(Int.random(in: 0..<8, using: &random) == 0 ? 1 : 0)).map { _ in
                let debtor = [dana, mia, gero].randomElement(using: &random)!
                return PromiseDraft(
                    kind: .plain, what: "Help", debtor: debtor,
                    dueOn: from.advanced(by: Int.random(in: 0...20, using: &random)))
            }
            draft.goal = nil
            draft.how = nil
            draft.noGoalReason = "a trial"
        }
    }
}
