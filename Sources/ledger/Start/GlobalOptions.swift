import ArgumentParser

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the ledger listens: a path, or ssh://[user@]host[:port][/path].", valueName: "address"))
    var socket: String?

    @Option(
        name: .customLong("as"), help: ArgumentHelp("Act for somebody (simulated ledgers only).", valueName: "person"))
    var actingAs: String?

    @Flag(help: "Print the ledger's answer as one line of JSON; errors too, as {\"error\":…,\"exit\":…}.")
    var json = false

    @Flag(name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment does the same.")
    var noColor = false

    @Flag(help: "Ask nothing; what would be asked is answered yes.")
    var yes = false
}
