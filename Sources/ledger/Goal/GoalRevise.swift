import ArgumentParser
import CanonicalJSON

struct GoalRevise: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "revise", abstract: "Change a goal, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The goal: G3.") var id: String
    @Option var title: String
    @OptionGroup var goal: GoalOptions
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command(
            "goal.revise",
            [
                "goal": .string(id), "metric": JSONTree(goal.metric), "period": try goal.period(in: use),
                "reason": .string(reason), "target": JSONTree(goal.target), "title": .string(title),
            ]
        ) { _ in "\(id) is revised" }
    }
}
