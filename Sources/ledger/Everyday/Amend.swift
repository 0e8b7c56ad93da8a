import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Amend: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Propose other terms for an agreement, naming only what changes.",
        discussion: """
            ledger amend dana target=240000 \"Two deals moved to November\"; A12 for dana where there are more with her. \
            What may be named: target, closed_won (a \
            metric's target), outcome, to, cadence, how. Milestones that have begun stay; the rest of the target is \
            spread over those to come. Before terms are in force this is a counter-proposal.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12, or who it is with.") var named: String
    @Argument(help: ArgumentHelp("What changes, and the reason.", valueName: "name=value")) var said: [String] = []

    func run(in use: Use) throws {
        let agreement = try use.agreement(named, after: "ledger amend")
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let isAmendment = detail.agreement.state == "inForce"
        var changing = TermsChanging(detail, today: use.today)
        var reasons: [String] = []
        for text in said {
            let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[0].isEmpty, !sides[0].contains(where: \.isWhitespace) else {
                reasons.append(text)
                continue
            }
            guard changing.knows(sides[0]) else {
                throw Complaint.usage(
                    "\(sides[0]) is nothing that can be named here",
                    hint: "one of \(changing.names.joined(separator: ", ")); all else: ledger agreement "
                        + (isAmendment ? "amend \(agreement)" : "counter \(agreement)"))
            }
            try changing.change(sides[0], to: sides[1], use)
        }
        guard changing.changesSomething else {
            throw Complaint.usage(
                "nothing changes", because: changing.changes.isEmpty ? [] : ["\(agreement) says so already"],
                hint: "name it: ledger amend \(named) target=240000 \"reason\"")
        }
        var reason = reasons.isEmpty ? nil : reasons.joined(separator: " ")
        if isAmendment, reason == nil {
            let talk = try use.conversation(
                instead: "the reason, last: ledger amend \(named) \(said.joined(separator: " ")) \"…\"")
            reason = try talk.text("Why?")
        }
        let other = use.me == detail.agreement.member ? detail.agreement.manager : detail.agreement.member
        var preview = Preview(to: detail.people.name(of: other))
        for change in changing.changes { preview.add(change) }
        if let reason { preview.add("because", words: reason) }
        guard try use.approves(preview) else { throw Complaint("nothing was proposed", status: .ok) }
        let terms = try changing.draft.params { try use.day($0, for: $1) }
        if isAmendment {
            try use.command(
                "agreement.amend",
                ["agreement": .string(agreement), "reason": JSONTree(reason), "terms": terms]
            ) { _ in "you propose to amend \(agreement); it holds when both of you confirm it" }
        } else {
            try use.command("agreement.counter", ["agreement": .string(agreement), "terms": terms]) { _ in
                "you propose other terms for \(agreement)"
            }
            if let reason {
                try use.command("agreement.discuss", ["agreement": .string(agreement), "text": .string(reason)]) { _ in
                    "said, on \(agreement)"
                }
            }
        }
    }
}

/// Terms of which some parts are changed.
struct TermsChanging {
    private(set) var draft: TermsDraft
    private let before: TermsDraft
    /// In clauses.
    private(set) var changes: [String] = []
    private let today: CalendarDate
    /// Ids of metrics by name.
    private let metrics: [String: String]

    init(_ detail: AgreementDetail, today: CalendarDate) {
        let terms = detail.agreement.terms
        draft = TermsDraft(terms, people: detail.people)
        before = draft
        metrics = Dictionary(terms.measures.map { ($0.metricName ?? $0.metric, $0.metric) }) { first, _ in first }
        self.today = today
    }

    var changesSomething: Bool { draft != before }

    /// What may be named.
    var names: [String] { ["target", "outcome", "to", "cadence", "how"] + metrics.keys.sorted() }

    func knows(_ name: String) -> Bool { names.contains(name) }

    mutating func change(_ name: String, to value: String, _ use: Use) throws {
        switch name {
        case "outcome":
            changes.append("outcome: \(value), was \(draft.outcome ?? "nothing")")
            draft.outcome = value
        case "how":
            changes.append("how: \(value), was \(draft.how ?? "nothing")")
            draft.how = value
        case "cadence":
            guard let days = Int(value), days > 0 else {
                throw Complaint.usage("cadence=\(value) is no number of days")
            }
            changes.append("one-to-ones every \(days) days, were every \(draft.cadenceDays ?? 0)")
            draft.cadenceDays = days
        case "to":
            let day: String = try use.day(value, for: "to")
            changes.append("until \(day), was until \(draft.to ?? "")")
            rephrasing { $0.to = day }
        case "target":
            guard draft.measures.count == 1 else {
                throw Complaint.usage(
                    "there is more than one target",
                    hint: "name the metric: \(metrics.keys.sorted().joined(separator: ", "))")
            }
            try retarget(draft.measures[0].metric, to: value, use)
        default: try retarget(metrics[name] ?? name, to: value, use)
        }
    }

    /// Changes the numbers, and the outcome with them where it says nothing else.
    private mutating func rephrasing(_ change: (inout TermsDraft) -> Void) {
        let alone = draft.outcome != nil && draft.saysNumbersAlone
        change(&draft)
        guard alone, let outcome = draft.outcome, let target = draft.measures.first?.target, let to = draft.to else {
            return
        }
        draft.outcome = TermsDraft.numbers(outcome.prefix { $0 != " " }, target, by: to)
        changes.append("outcome: \(draft.outcome ?? "")")
    }

    /// Milestones that have begun stay as they are: what is left of the target goes to those to come.
    private mutating func retarget(_ metric: String, to value: String, _ use: Use) throws {
        guard let target = DecimalText.normalised(value),
            let index = draft.measures.firstIndex(where: { $0.metric == metric })
        else { throw Complaint.usage("\(value) is no number", hint: "target=240000 would do") }
        changes.append("target \(target), was \(draft.measures[index].target)")
        rephrasing { $0.measures[index].target = target }
        let own = draft.milestones.indices.filter { draft.milestones[$0].metric == metric }
        let coming = own.filter { draft.milestones[$0].from > "\(today)" }
        let begun = own.filter { !coming.contains($0) }.map { draft.milestones[$0].target }
        let addsUp = try TermsFitting(use: use, metric: metric, target: target).addsUp()
        guard !coming.isEmpty, let rest = Shares.rest(of: target, without: begun) else { return }
        let parts = addsUp ? Shares.of(rest, in: coming.count) : coming.map { _ in target }
        for (index, part) in zip(coming, parts) where draft.milestones[index].target != part {
            let milestone = draft.milestones[index]
            changes.append("\(milestone.from) to \(milestone.to): \(part), was \(milestone.target)")
            draft.milestones[index].target = part
        }
    }
}
