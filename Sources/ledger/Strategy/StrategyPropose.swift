import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct StrategyPropose: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose how to get there; your manager owes an answer.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("strategy.propose", ["agreement": .string(agreement), "text": .string(text)]) {
            "\($0.ids.strategy ?? "the strategy") is proposed"
        }
    }
}

struct StrategyAccept: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Take your manager's words.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String

    func run(in use: Use) throws {
        try use.command("strategy.accept", ["strategy": .string(strategy)]) { _ in "\(strategy) is accepted" }
    }
}

struct StrategyWithdraw: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take your strategy back.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String
    @Option var reason: String?

    func run(in use: Use) throws {
        try use.command("strategy.withdraw", ["reason": JSONTree(reason), "strategy": .string(strategy)]) { _ in
            "\(strategy) is withdrawn"
        }
    }
}
