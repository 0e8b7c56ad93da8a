import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct GoalPublish: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "publish", abstract: "Publish a goal.")
    @OptionGroup var options: GlobalOptions
    @Argument var title: String
    @OptionGroup var goal: GoalOptions
    @Option(help: ArgumentHelp("The goal that it serves.", valueName: "G3")) var parent: String?
    @Option(help: ArgumentHelp("Whose goal it is; yours if not said.", valueName: "person")) var owner: String?

    func run(in use: Use) throws {
        try use.command(
            "goal.publish",
            [
                "metric": JSONTree(goal.metric), "owner": JSONTree(owner), "parent": JSONTree(parent),
                "period": try goal.period(in: use), "target": JSONTree(goal.target), "title": .string(title),
            ]
        ) { "\($0.ids.goal ?? "the goal") is published" }
    }
}
