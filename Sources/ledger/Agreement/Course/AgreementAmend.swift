import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgreementAmend: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Propose other terms for what is in force.",
        discussion:
            "What is said on the command line replaces that part; the rest stays. Without any, your editor opens.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Option(help: "Why.") var reason: String
    @OptionGroup var terms: TermsOptions

    func run(in use: Use) throws {
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let present = TermsDraft(detail.agreement.terms, people: detail.people)
        let draft =
            terms.saysSomething ? try terms.applied(to: present) : try TermsEditor.edit(present, on: use.terminal)
        if draft == present {
            throw Complaint.usage("these are the terms in force", hint: "ledger agreement show \(agreement)")
        }
        let params = try draft.params { try use.day($0, for: $1) }
        try use.command(
            "agreement.amend", ["agreement": .string(agreement), "reason": .string(reason), "terms": params],
            expectedRevision: detail.agreement.history
        ) { _ in "an amendment of \(agreement) waits for both to confirm it" }
    }
}

struct AgreementDeclineAmendment: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline-amendment", abstract: "Keep the terms in force, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("agreement.declineAmendment", ["agreement": .string(agreement), "reason": .string(reason)]) {
            _ in "the terms of \(agreement) stay"
        }
    }
}

struct AgreementWithdrawAmendment: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw-amendment", abstract: "Take your own amendment back, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.command("agreement.withdrawAmendment", ["agreement": .string(agreement), "reason": .string(reason)]) {
            _ in "the amendment of \(agreement) is withdrawn"
        }
    }
}
