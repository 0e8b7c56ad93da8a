import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct FeedbackShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One feedback, with everything that was said to it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String

    func run(in use: Use) throws {
        try use.query(FeedbackDetail.self, "feedback.get", ["feedback": .string(feedback)]) { detail in
            use.terminal.out(Self.text(detail, clock: use.clock, terminal: use.terminal))
        }
    }

    private static func text(_ detail: FeedbackDetail, clock: ZoneClock, terminal: Terminal) -> String {
        let view = detail.feedback
        var facts = Facts()
        let people = "\(detail.people.name(of: view.giver)) to \(detail.people.name(of: view.receiver))"
        facts.add(view.id, "\(people), \(view.state)")
        facts.add("kind", view.kind.map { view.kindContested ? "\($0) (contested)" : $0 })
        if view.kind != nil {
            facts.add("saw", view.observation ?? "(withheld)")
            facts.add("effect", view.effect ?? "(withheld)")
            facts.add("next time", view.nextStep)
        }
        facts.add("observed", view.observedOn.map { "\($0)\(late(view.lagDays))" })
        facts.add("about", ([view.about].compactMap { $0 } + view.metrics).joined(separator: ", "))
        facts.add("answer by", view.answerBy)
        facts.add("seen", view.seenOn)
        facts.add("shown", view.shown ? "to the team" : nil)
        var acts = Table([.number("event"), .text("when"), .text("who"), .text("what"), .long("words")])
        for act in view.acts {
            acts.add([
                "\(act.seq)", clock.minutes(ofInstant: act.at), detail.people.name(of: act.actor),
                words(act.type), act.text ?? "",
            ])
        }
        return facts.rendered(width: terminal.width, paint: terminal.paint) + "\n"
            + acts.rendered(width: terminal.width, paint: terminal.paint)
    }

    private static func late(_ days: Int?) -> String {
        guard let days, days > 0 else { return "" }
        return days == 1 ? ", said 1 day later" : ", said \(days) days later"
    }

    /// `feedback.kindContested` as people say it.
    private static func words(_ type: String) -> String {
        switch type {
        case "feedback.kindContested": "contested the kind"
        case "feedback.shown": "showed it to the team"
        default: type.replacing("feedback.", with: "")
        }
    }
}
