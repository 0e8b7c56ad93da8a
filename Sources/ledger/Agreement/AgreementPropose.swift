import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgreementPropose: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose terms: to somebody you manage, or your own, to your manager.",
        discussion: "Without terms on the command line or in a file, your editor opens.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The member whose agreement it is.") var person: String
    @Option(help: ArgumentHelp("The manager; today's if not said.", valueName: "person")) var manager: String?
    @OptionGroup var terms: TermsOptions

    func run(in use: Use) throws {
        let draft =
            terms.saysSomething
            ? try terms.applied(to: TermsDraft()) : try TermsEditor.edit(TermsDraft(), on: use.terminal)
        let params = try draft.params { try use.day($0, for: $1) }
        try use.command(
            "agreement.propose", ["manager": JSONTree(manager), "member": .string(person), "terms": params]
        ) { "\($0.ids.agreement ?? "the agreement") is proposed" }
    }
}
