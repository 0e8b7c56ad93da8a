import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct PromiseShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One promise, with everything that happened to it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String

    func run(in use: Use) throws {
        try use.query(PromiseDetail.self, "promise.get", ["promise": .string(promise)]) { detail in
            use.terminal.out(Self.text(detail, clock: use.clock, terminal: use.terminal))
        }
    }

    private static func text(_ detail: PromiseDetail, clock: ZoneClock, terminal: Terminal) -> String {
        let view = detail.promise
        var facts = Facts()
        let people = "\(detail.people.name(of: view.debtor)) to \(detail.people.name(of: view.creditor))"
        facts.add(view.id, "\(people), \(view.state)")
        facts.add(view.kind, view.what ?? "(withheld)")
        facts.add("due", view.dueOn)
        facts.add("about", view.about)
        facts.add("answer by", view.answerBy)
        facts.add("contest by", view.contestBy)
        if let move = view.moveAsked {
            facts.add("another day", "\(move.dueOn), answer by \(move.answerBy)\(move.reason.map { ": \($0)" } ?? "")")
        }
        facts.add("moved", view.moves > 0 ? "\(view.moves) ×" : nil)
        facts.add("was late", view.timesOverdue > 0 ? "\(view.timesOverdue) ×" : nil)
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

    /// `promise.moveAsked` as people say it.
    private static func words(_ type: String) -> String {
        switch type {
        case "promise.moveAsked": "asked for another day"
        case "promise.moveRefused": "kept the day"
        default: type.replacing("promise.", with: "")
        }
    }
}
