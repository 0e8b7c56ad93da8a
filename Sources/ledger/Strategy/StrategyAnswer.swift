import ArgumentParser
import CanonicalJSON

struct StrategyAdopt: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Take a strategy as it is.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String

    func run(in use: Use) throws {
        try use.command("strategy.adopt", ["strategy": .string(strategy)]) { _ in "\(strategy) is adopted" }
    }
}

struct StrategyAdapt: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "adapt", abstract: "Say how you would do it instead.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("strategy.adapt", ["strategy": .string(strategy), "text": .string(text)]) { _ in
            "\(strategy) is adapted, for the member to accept"
        }
    }
}

struct StrategyDecline: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Say no, and why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("strategy.decline", ["reason": .string(reason), "strategy": .string(strategy)]) { _ in
            "\(strategy) is declined"
        }
    }
}
