import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Agree: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree", abstract: "Propose terms in one line; the rest comes from the last ones between you.",
        discussion: """
            ledger agree dana closed_won 240000 q4. The outcome, the goal and how often you talk are as they were; the \
            target is spread over the months; nothing follows from a miss. You see the terms before they go.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom you manage, or who manages you.") var person: String
    @Argument(help: "The metric's name.") var metric: String
    @Argument(help: "The target for the whole of it.") var target: String
    @Argument(help: "q4, october, 2026-10-01..2026-12-31.") var period: String
    @Option(help: "What is to come about, in a sentence.") var outcome: String?
    @Option(help: ArgumentHelp("The goal that it serves.", valueName: "G3")) var goal: String?
    @Option(help: "How it serves the goal.") var how: String?
    @Option(name: .customLong("no-goal"), help: ArgumentHelp("Why it serves none.", valueName: "reason")) var noGoal:
        String?
    @Option(help: ArgumentHelp("Days between one-to-ones.", valueName: "days")) var cadence: Int?

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        let other = try use.colleague(person)
        let sides = try sides(me, other, use)
        let fitting = TermsFitting(use: use, metric: metric, target: target)
        let last = try fitting.last(member: sides.member, manager: sides.manager)
        var draft = try fitting.terms(over: window(use), after: last)
        if let outcome { draft.outcome = outcome }
        if let cadence { draft.cadenceDays = cadence }
        try contribute(&draft, fitting, manager: sides.manager, use)
        let open = try open(sides, draft, use)
        if use.terminal.isInteractive { show(draft, use) }
        for row in open { use.terminal.talk("ledger: note: \(already(row, other))\n") }
        var preview = Preview(to: other.handle ?? person)
        preview.add("terms: \(metric) \(target), \(draft.from ?? "") to \(draft.to ?? "")", words: draft.outcome)
        guard try use.approves(preview) else { throw Complaint("nothing was proposed", status: .ok) }
        let params = try draft.params { try use.day($0, for: $1) }
        try use.command(
            "agreement.propose",
            ["manager": .string(sides.manager), "member": .string(sides.member), "terms": params]
        ) { "\($0.ids.agreement ?? "the agreement") is proposed to \(other.handle ?? person)" }
    }

    /// Who of the two is the member.
    private func sides(_ me: String, _ other: MemberRow, _ use: Use) throws -> (member: String, manager: String) {
        if other.manager == me { return (other.id, me) }
        let mine = try use.ask(MemberDetail.self, "member.get", ["member": .string(me)])
        if mine.member.manager == other.id { return (me, other.id) }
        let called = other.handle ?? person
        let above = mine.member.manager.map { ["\(mine.people.name(of: $0)) manages you"] } ?? []
        throw Complaint(
            other.id == me ? "terms are between two people" : "neither of you manages the other: \(called) and you",
            because: above, hint: "agree with whom you manage, or who manages you; ledger member list",
            status: .refused)
    }

    /// What is open or in force between the two about the same metric in these days.
    private func open(_ sides: (member: String, manager: String), _ draft: TermsDraft, _ use: Use) throws
        -> [AgreementRow]
    {
        try use.agreements(between: sides.member, sides.manager).filter { row in
            guard ["open", "inForce"].contains(row.state), row.window.from <= draft.to ?? "",
                row.window.to >= draft.from ?? ""
            else { return false }
            let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(row.id)])
            return detail.agreement.terms.measures.contains { $0.metricName == metric || $0.metric == metric }
        }
    }

    private func already(_ row: AgreementRow, _ other: MemberRow) -> String {
        "\(row.id) with \(other.handle ?? person), \(plainWords(row.state)), is about \(metric) in these days too; "
            + "to change it: ledger amend \(row.id) target=\(target)"
    }

    /// What lies ahead of the period: terms govern nothing that has begun.
    private func window(_ use: Use) throws -> ClosedRange<CalendarDate> {
        guard let span = PeriodWords.read(period, today: use.today) else {
            throw Complaint.usage(
                "\(period) is no period", hint: "say it as q4, october, 2026-10 or 2026-10-01..2026-12-31")
        }
        let first = max(span.lowerBound, use.today.advanced(days: 1))
        guard first <= span.upperBound else {
            throw Complaint.usage("\(period) is over", because: ["it ended on \(span.upperBound)"])
        }
        return first...span.upperBound
    }

    private func contribute(_ draft: inout TermsDraft, _ fitting: TermsFitting, manager: String, _ use: Use) throws {
        if let noGoal {
            (draft.goal, draft.how, draft.noGoal) = (nil, nil, noGoal)
            return
        }
        if let goal { (draft.goal, draft.noGoal) = (goal, nil) }
        // What the last terms served may be over by now.
        if goal == nil, draft.goal != nil, try !fitting.goalReaches(draft) { (draft.goal, draft.how) = (nil, nil) }
        if draft.goal == nil, draft.noGoal == nil { draft.goal = try fitting.goal(manager: manager, draft) }
        draft.how = how ?? draft.how
        guard draft.goal != nil || draft.noGoal != nil else {
            let talk = try use.conversation(instead: "--goal G3 --how \"…\", or --no-goal \"…\"")
            draft.noGoal = try talk.text("There is no goal to serve. Why does this serve none?")
            return
        }
        if let goal = draft.goal, draft.how == nil {
            let talk = try use.conversation(instead: "--how \"…\"")
            draft.how = try talk.text("How does it serve \(goal)?")
        }
    }

    private func show(_ draft: TermsDraft, _ use: Use) {
        var facts = Facts()
        facts.add("outcome", draft.outcome)
        for milestone in draft.milestones {
            facts.add(milestone.metric, "\(milestone.target), \(milestone.from) to \(milestone.to)")
        }
        facts.add("serves", [draft.goal, draft.how].compactMap { $0 }.joined(separator: ": "))
        facts.add("serves no goal", draft.noGoal)
        facts.add("one-to-ones", draft.cadenceDays.map { "every \($0) days" })
        for reserved in draft.reserved { facts.add("manager's how", reserved) }
        facts.add("consequences", "none")
        use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
    }
}
