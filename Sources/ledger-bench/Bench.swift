import ArgumentParser

@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger-bench",
        abstract: "Measures a daemon of its own over a ledger of its own; prints one JSON object for each figure.",
        subcommands: [Run.self, Spawn.self],
        defaultSubcommand: Run.self)
}
