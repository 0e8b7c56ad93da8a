import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MirrorShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror", abstract: "How you do as a leader, from what is on the record; for you alone.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The first day; 90 days back if not said.", valueName: "day")) var from: String?
    @Option(help: ArgumentHelp("The last day; today if not said.", valueName: "day")) var to: String?

    func run(in use: Use) throws {
        try use.query(
            MirrorView.self, "mirror.get",
            ["from": JSONTree(try use.day(from, for: "--from")), "to": JSONTree(try use.day(to, for: "--to"))]
        ) { view in
            var facts = Facts()
            facts.add("from", "\(view.period.from) to \(view.period.to)")
            let promises = view.promises
            facts.add(
                "promises",
                "\(promises.kept) of \(promises.due) kept\(also(promises.keptLate, "late"))"
                    + ", \(promises.late) late, \(promises.open) open")
            let answers = view.answers
            facts.add(
                "answers",
                "\(answers.given) given\(answers.medianDays.map { ", half of them within \($0) days" } ?? "")"
                    + ", \(answers.waiting) waiting, \(answers.overdue) overdue")
            let meetings = view.oneToOnes
            facts.add(
                "one-to-ones",
                "\(meetings.held) of \(meetings.due) held, \(meetings.missed) missed, "
                    + "\(meetings.moved) moved, \(meetings.denied) denied")
            facts.add("feedback", "\(view.feedback.given) given, \(view.feedback.late) late")
            let share = view.feedback.developmental
            if share.of > 0 {
                facts.add(
                    "says what to do",
                    "\(share.n) of \(share.of) (likely \(percent(share.low))–\(percent(share.high)) %)")
            }
            facts.add(
                "help",
                "\(view.help.given) of \(view.help.promised) given\(also(view.help.late - view.help.notGiven, "late")), "
                    + "\(view.help.notGiven) promised and not given")
            use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
            evenness(view, use)
        }
    }

    private func evenness(_ view: MirrorView, _ use: Use) {
        guard let rows = view.evenness, !rows.isEmpty else { return }
        var table = Table([
            .text("person"), .number("notes"), .number("days to answer"), .text("one-to-ones"), .text("help"),
            .number("target ÷ baseline"),
        ])
        for row in rows {
            table.add([
                view.people.name(of: row.person), "\(row.notes)", row.answerDays ?? "–",
                "\(row.oneToOnesHeld) of \(row.oneToOnesDue)", "\(row.helpGiven) of \(row.helpPromised)",
                row.targetRatio ?? "–",
            ])
        }
        use.terminal.out("\nperson by person, to you alone\n")
        use.terminal.table(table, ifEmpty: "")
    }

    private func also(_ count: Int, _ word: String) -> String { count > 0 ? " (\(count) \(word))" : "" }

    /// `0.397` as 40.
    private func percent(_ share: String) -> String {
        Double(share).map { "\(Int(($0 * 100).rounded()))" } ?? share
    }
}
