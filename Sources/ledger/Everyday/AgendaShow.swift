import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgendaShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "What you and somebody have to talk about; nothing is asked or sent.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "With whom.") var person: String

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        try use.query(AgendaView.self, "agenda.get", ["with": .string(person)]) { agenda in
            let talk = Conversation(use.terminal, today: use.today)
            AgendaText(agenda: agenda, readers: Readers(people: agenda.people, me: me), talk: talk).whole()
        }
    }
}
