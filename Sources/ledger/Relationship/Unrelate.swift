import ArgumentParser
import CanonicalJSON

struct Unrelate: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "unrelate", abstract: "End a person's relationship to their manager (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var member: String
    @Option(help: ArgumentHelp("The last day; today if not said.", valueName: "day")) var on: String?

    func run(in use: Use) throws {
        try use.command(
            "relationship.end", ["member": .string(member), "on": JSONTree(try use.day(on, for: "--on"))]
        ) { _ in "\(member) has no manager now" }
    }
}
