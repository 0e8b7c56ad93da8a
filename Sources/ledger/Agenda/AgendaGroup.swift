import ArgumentParser

struct AgendaGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "What you and somebody have to talk about.",
        discussion: "ledger agenda dana shows all of it; ledger agenda raise dana \"…\" puts a point on it.",
        subcommands: [AgendaShow.self, AgendaPointsList.self, AgendaRaise.self, AgendaClose.self],
        defaultSubcommand: AgendaShow.self)
}
