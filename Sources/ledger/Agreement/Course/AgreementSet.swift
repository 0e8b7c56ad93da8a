import ArgumentParser
import CanonicalJSON

struct AgreementSet: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set the terms without the member's agreement, and say why.",
        discussion:
            "Somebody of hr who has no part in it co-signs; the member is told and has time to reply; then it enters force."
    )
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.confirm("Set \(agreement) without agreement? It will always be shown as not agreed.")
        try use.command("agreement.set", ["agreement": .string(agreement), "reason": .string(reason)]) { _ in
            "\(agreement) is set; hr has to co-sign it"
        }
    }
}

struct AgreementCosign: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign", abstract: "Co-sign terms that were set without agreement, as hr.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String

    func run(in use: Use) throws {
        try use.confirm("Co-sign \(agreement)?")
        try use.command("agreement.cosign", ["agreement": .string(agreement)]) { _ in
            "\(agreement) is co-signed, and its notice is served"
        }
    }
}

struct AgreementReceive: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "You have seen the notice; that is neither understanding nor agreement.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String

    func run(in use: Use) throws {
        try use.command("agreement.receiveNotice", ["agreement": .string(agreement)]) { _ in
            "the notice of \(agreement) is received"
        }
    }
}
