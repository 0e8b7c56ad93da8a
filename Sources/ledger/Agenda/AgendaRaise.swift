import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgendaRaise: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "raise", abstract: "Put something on the agenda with somebody.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "With whom.") var person: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("agenda.raise", ["text": .string(text), "with": .string(person)]) { result in
            "point \(result.events.first.map { "\($0.seq)" } ?? "") is on the agenda with \(person)"
        }
    }
}
