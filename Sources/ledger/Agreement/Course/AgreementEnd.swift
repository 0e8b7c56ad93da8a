import ArgumentParser
import CanonicalJSON

struct AgreementProposeEnd: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Propose to end what is in force before its time, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("agreement.proposeEnd", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "proposed; \(agreement) ends when the other side agrees"
        }
    }
}

struct AgreementAcceptEnd: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept-end", abstract: "Agree to the end that the other side proposed.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Option var reason: String?

    func run(in use: Use) throws {
        try use.confirm("End \(agreement)?")
        try use.command("agreement.acceptEnd", ["agreement": .string(agreement), "reason": JSONTree(reason)]) { _ in
            "\(agreement) has ended"
        }
    }
}

struct AgreementDeclineEnd: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline-end", abstract: "Go on with it, and say why; who proposed the end takes it back so.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("agreement.declineEnd", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "\(agreement) goes on"
        }
    }
}
