import ArgumentParser
import CanonicalJSON

struct AgreementInvite: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Invite the member's own proposals before anything is confirmed.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Option(help: ArgumentHelp("The last day for proposals.", valueName: "day")) var until: String

    func run(in use: Use) throws {
        let until: String = try use.day(until, for: "--until")
        try use.command("agreement.invite", ["agreement": .string(agreement), "until": .string(until)]) { _ in
            "the member is invited to propose until \(until), and confirms \(agreement) after that"
        }
    }
}

struct AgreementWaiveInvitation: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive-invitation", abstract: "You need no more time to propose.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String

    func run(in use: Use) throws {
        try use.command("agreement.waiveInvitation", ["agreement": .string(agreement)]) { _ in
            "\(agreement) may be confirmed now"
        }
    }
}
