import ArgumentParser

/// Measures how long a program takes from start to end, so that the command line and its peers are measured alike.
struct Spawn: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs a program many times, one run after the other, and prints how long one takes.")

    @Option(help: "The figure's name.")
    var name = "spawn"

    @Option(help: "Runs.")
    var times = 100

    @Argument(parsing: .postTerminator, help: "The program and its arguments, after --.")
    var program: [String]

    mutating func run() throws {
        guard !program.isEmpty else { throw ValidationError("which program? ledger-bench spawn -- redis-cli ping") }
        try spawning(program, name: name, times: times).print()
    }
}
