import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CheckpointShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One checkpoint: both views beside each other, and what happened to it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The checkpoint: C40.") var checkpoint: String

    func run(in use: Use) throws {
        try use.query(CheckpointDetail.self, "checkpoint.get", ["checkpoint": .string(checkpoint)]) { detail in
            use.terminal.out(CheckpointText(detail, clock: use.clock, terminal: use.terminal).whole())
        }
    }
}

/// A checkpoint as people read it.
struct CheckpointText {
    private let detail: CheckpointDetail
    private let clock: ZoneClock
    private let terminal: Terminal

    init(_ detail: CheckpointDetail, clock: ZoneClock, terminal: Terminal) {
        self.detail = detail
        self.clock = clock
        self.terminal = terminal
    }

    private func name(_ id: String) -> String { detail.people.name(of: id) }

    func whole() -> String {
        let row = detail.checkpoint
        var facts = Facts()
        facts.add(row.id, "\(name(row.member)) with \(name(row.manager)) on \(row.on), \(plainWords(row.state))")
        facts.add("about", row.agreement)
        facts.add("convened by", name(row.convenor) + (row.cadence ? ", as the terms ask for" : ""))
        if row.state == "scheduled" { facts.add("to be held by", clock.minutes(ofInstant: row.openUntil)) }
        facts.add("missed by", row.missedBy.map(name))
        if let by = row.heldBy, let at = row.heldAt, let present = row.present {
            facts.add(
                "held",
                "\(clock.minutes(ofInstant: at)), says \(name(by)): \(present.map(name).joined(separator: ", "))")
        }
        if let until = row.deniableUntil { facts.add("to deny until", clock.minutes(ofInstant: until)) }
        if let view = row.memberView { facts.add("\(name(view.by)) says", view.words) }
        if let view = row.managerView { facts.add("\(name(view.by)) says", view.words) }
        return facts.rendered(width: terminal.width, paint: terminal.paint) + "\n" + acts()
    }

    private func acts() -> String {
        var table = Table([.number("event"), .text("when"), .text("who"), .text("what"), .long("words")])
        for act in detail.acts {
            let view = detail.views.first { $0.seq == act.seq }
            table.add([
                "\(act.seq)", clock.minutes(ofInstant: act.at), name(act.actor),
                act.type.replacing("checkpoint.", with: ""), view?.words ?? act.text ?? "",
            ])
        }
        return table.rendered(width: terminal.width, paint: terminal.paint)
    }
}
