import ArgumentParser
import CanonicalJSON

struct GoalGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goal", abstract: "Why the work matters.",
        subcommands: [GoalPublish.self, GoalTreeShow.self, GoalRevise.self, GoalClose.self])
}

/// What publishing and revising a goal have in common.
struct GoalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: String
    @Option(help: ArgumentHelp("The last day.", valueName: "day")) var to: String
    @Option(help: "What it is measured by.") var metric: String?
    @Option(help: ArgumentHelp("What is aimed at.", valueName: "number")) var target: String?

    func period(in use: Use) throws -> JSONTree {
        ["from": .string(try use.day(from, for: "--from")), "to": .string(try use.day(to, for: "--to"))]
    }
}
