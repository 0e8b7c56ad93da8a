import ArgumentParser
import CanonicalJSON

struct AgreementDiscuss: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "discuss", abstract: "Say something about an agreement.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("agreement.discuss", ["agreement": .string(agreement), "text": .string(text)]) { _ in
            "said, on \(agreement)"
        }
    }
}

struct AgreementReserve: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reserve", abstract: "Agreed, but: a reservation that travels with the agreement.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("agreement.reserve", ["agreement": .string(agreement), "text": .string(text)]) { _ in
            "your reservation travels with \(agreement)"
        }
    }
}

struct AgreementDecline: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "decline", abstract: "Decline, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.confirm("Decline \(agreement)?")
        try use.command("agreement.decline", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "\(agreement) is declined"
        }
    }
}

struct AgreementWithdraw: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a proposal back, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.confirm("Withdraw \(agreement)?")
        try use.command("agreement.withdraw", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "\(agreement) is withdrawn"
        }
    }
}
