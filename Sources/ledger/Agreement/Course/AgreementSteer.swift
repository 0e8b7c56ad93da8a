import ArgumentParser
import CanonicalJSON

struct AgreementOverrideHow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "override-how", abstract: "Decide something of the how, which is the member's, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument(help: "What you decide.") var scope: String
    @Option var reason: String

    func run(in use: Use) throws {
        try use.confirm("Decide this of how \(agreement) is done?")
        try use.command(
            "agreement.overrideAutonomy",
            ["agreement": .string(agreement), "reason": .string(reason), "scope": .string(scope)]
        ) { _ in "decided, and kept with \(agreement)" }
    }
}

struct AgreementAffirm: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "affirm", abstract: "The goal changed, and the terms are still right, because.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("agreement.affirm", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "\(agreement) still stands"
        }
    }
}

struct AgreementTakeOver: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-over", abstract: "Take the terms as they stand, as who manages the member now.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String

    func run(in use: Use) throws {
        try use.command("agreement.takeOver", ["agreement": .string(agreement)]) { _ in "\(agreement) is yours" }
    }
}
