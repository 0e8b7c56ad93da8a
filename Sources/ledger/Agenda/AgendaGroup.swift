import ArgumentParser

struct AgendaGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "What you mean to talk about with somebody.",
        subcommands: [AgendaPointsList.self, AgendaRaise.self, AgendaClose.self],
        defaultSubcommand: AgendaPointsList.self)
}
