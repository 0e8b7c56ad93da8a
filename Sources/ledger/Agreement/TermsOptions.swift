import ArgumentParser

/// Terms on the command line. What is said replaces that part of the terms, the rest stays.
struct TermsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("All terms, from a YAML file; - for standard input.", valueName: "file")) var file:
        String?
    @Option(help: "What is to come about, in a sentence.") var outcome: String?
    @Option(
        name: .customLong("measure"),
        help: ArgumentHelp(
            "closed_won=240000, or closed_won=240000:200000 with the baseline.", valueName: "metric=target"))
    var measures: [String] = []
    @Option(
        name: .customLong("milestone"),
        help: ArgumentHelp("closed_won:2026-10-01..2026-10-31=79000", valueName: "metric:from..to=target"))
    var milestones: [String] = []
    @Option(help: ArgumentHelp("The goal that it serves.", valueName: "G3")) var goal: String?
    @Option(help: "How it serves the goal.") var how: String?
    @Option(name: .customLong("no-goal"), help: ArgumentHelp("Why it serves none.", valueName: "reason")) var noGoal:
        String?
    @Option(help: "What of the how is the manager's.") var reserved: [String] = []
    @Option(
        name: .customLong("promise"),
        help: ArgumentHelp("support:cara:friday:objection-handling course", valueName: "kind:debtor:due:what"))
    var promises: [String] = []
    @Option(
        name: .customLong("consequence"),
        help: ArgumentHelp("2/3:60:a weekly review", valueName: "misses/of:days:what"))
    var consequences: [String] = []
    @Option(help: ArgumentHelp("Days between one-to-ones.", valueName: "days")) var cadence: Int?
    @Option(help: ArgumentHelp("The window's first day.", valueName: "day")) var from: String?
    @Option(help: ArgumentHelp("The window's last day.", valueName: "day")) var to: String?
    @Option(help: ArgumentHelp("The window's zone; the ledger's if not said.", valueName: "Area/City")) var zone:
        String?

    var saysSomething: Bool {
        file != nil || [outcome, goal, how, noGoal, from, to, zone].contains { $0 != nil } || cadence != nil
            || ![measures, milestones, reserved, promises, consequences].allSatisfy(\.isEmpty)
    }

    /// The terms that are said, over those that are there.
    func applied(to present: TermsDraft) throws -> TermsDraft {
        var draft = present
        if let file { draft = try TermsDraft(parsing: WholeFile.read(file, bound: 1 << 20), file: file) }
        draft.outcome = outcome ?? draft.outcome
        draft.cadenceDays = cadence ?? draft.cadenceDays
        if let noGoal {
            (draft.goal, draft.how, draft.noGoal) = (nil, nil, noGoal)
        } else if goal != nil || how != nil {
            (draft.goal, draft.how, draft.noGoal) = (goal ?? draft.goal, how ?? draft.how, nil)
        }
        (draft.from, draft.to, draft.zone) = (from ?? draft.from, to ?? draft.to, zone ?? draft.zone)
        if !reserved.isEmpty { draft.reserved = reserved }
        if !measures.isEmpty { draft.measures = try measures.map(Self.measure) }
        if !milestones.isEmpty { draft.milestones = try milestones.map(Self.milestone) }
        if !promises.isEmpty { draft.promises = try promises.map(Self.promise) }
        if !consequences.isEmpty { draft.consequences = try consequences.map(Self.consequence) }
        return draft
    }

    static func measure(_ text: String) throws -> TermsDraft.Measure {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        let numbers = sides.last?.split(separator: ":", maxSplits: 1).map { DecimalText.normalised(String($0)) } ?? []
        guard sides.count == 2, let target = numbers.first ?? nil, numbers.count == 1 || numbers[1] != nil else {
            throw Complaint.usage("--measure \(text) is not metric=target", hint: "closed_won=240000 would do")
        }
        return TermsDraft.Measure(metric: sides[0], baseline: numbers.count == 2 ? numbers[1] : nil, target: target)
    }

    static func milestone(_ text: String) throws -> TermsDraft.Milestone {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        let span = sides.first?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
        let days = span.last.map { $0.split(separator: "..").map(String.init) } ?? []
        guard sides.count == 2, span.count == 2, days.count == 2, let target = DecimalText.normalised(sides[1]) else {
            throw Complaint.usage(
                "--milestone \(text) is not metric:from..to=target",
                hint: "closed_won:2026-10-01..2026-10-31=79000 would do")
        }
        return TermsDraft.Milestone(metric: span[0], from: days[0], to: days[1], target: target)
    }

    static func promise(_ text: String) throws -> TermsDraft.Promise {
        let parts = text.split(separator: ":", maxSplits: 3).map(String.init)
        guard parts.count == 4 else {
            throw Complaint.usage(
                "--promise \(text) is not kind:debtor:due:what",
                hint: "support:cara:friday:objection-handling course would do")
        }
        return TermsDraft.Promise(kind: parts[0], what: parts[3], debtor: parts[1], due: parts[2])
    }

    static func consequence(_ text: String) throws -> TermsDraft.Consequence {
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        let rule = parts.first?.split(separator: "/").compactMap { Int($0) } ?? []
        guard parts.count == 3, rule.count == 2, let days = Int(parts[1]) else {
            throw Complaint.usage(
                "--consequence \(text) is not misses/of:days:what", hint: "2/3:60:a weekly review would do")
        }
        return TermsDraft.Consequence(misses: rule[0], of: rule[1], what: parts[2], currentForDays: days)
    }
}
