import ArgumentParser
import CanonicalJSON

struct GoalClose: LedgerCommand {
    enum Outcome: String, ExpressibleByArgument, CaseIterable {
        case achieved, missed, retired
    }

    static let configuration = CommandConfiguration(commandName: "close", abstract: "Close a goal with its outcome.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The goal: G3.") var goal: String
    @Argument var outcome: Outcome

    func run(in use: Use) throws {
        try use.command("goal.close", ["goal": .string(goal), "outcome": .string(outcome.rawValue)]) { _ in
            "\(goal) is \(outcome.rawValue)"
        }
    }
}
