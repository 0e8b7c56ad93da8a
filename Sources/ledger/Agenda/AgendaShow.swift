import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgendaShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What you and somebody have to talk about; nothing is asked or sent.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "With whom; not needed where only one person can be meant.") var person: String?

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        let person = try person ?? only(me, use)
        try use.query(AgendaView.self, "agenda.get", ["with": .string(person)]) { agenda in
            let talk = Conversation(use.terminal, today: use.today)
            AgendaText(agenda: agenda, readers: Readers(people: agenda.people, me: me), talk: talk).whole()
        }
    }

    /// Whoever is above or below, if that is one person; on a terminal one of them is chosen.
    private func only(_ me: String, _ use: Use) throws -> String {
        let all = try use.everybody()
        let mine = all.first { $0.id == me }?.manager
        let near = all.filter { $0.manager == me || $0.id == mine }.map { $0.handle ?? $0.id }
        if near.count == 1 { return near[0] }
        guard let first = near.first else {
            throw Complaint.usage("with whom?", hint: "say it: ledger agenda PERSON; ledger member list")
        }
        if use.terminal.isInteractive {
            return try use.conversation(instead: "the person").choose("With whom?", near.map { Choice($0, $0) })
        }
        throw Complaint.usage("with whom: \(near.joined(separator: ", "))?", hint: "ledger agenda \(first)")
    }
}
