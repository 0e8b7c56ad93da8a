import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgreementCounter: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "counter", abstract: "Propose other terms in the place of those that stand.",
        discussion:
            "What is said on the command line replaces that part; the rest stays. Without any, your editor opens.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @OptionGroup var terms: TermsOptions

    func run(in use: Use) throws {
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let present = TermsDraft(detail.agreement.terms, people: detail.people)
        let draft =
            terms.saysSomething ? try terms.applied(to: present) : try TermsEditor.edit(present, on: use.terminal)
        if draft == present {
            throw Complaint.usage("these are the terms that stand", hint: "ledger agreement confirm \(agreement)")
        }
        let params = try draft.params { try use.day($0, for: $1) }
        try use.command(
            "agreement.counter", ["agreement": .string(agreement), "terms": params],
            expectedRevision: detail.agreement.history
        ) { _ in "\(agreement) has new terms, for the other side to answer" }
    }
}
