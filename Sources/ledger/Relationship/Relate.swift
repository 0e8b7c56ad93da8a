import ArgumentParser
import CanonicalJSON

struct Relate: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "relate", abstract: "Say who manages whom, from a day on (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var member: String
    @Argument var manager: String
    @Option(help: ArgumentHelp("The first day; today if not said.", valueName: "day")) var from: String?

    func run(in use: Use) throws {
        try use.command(
            "relationship.assign",
            [
                "from": JSONTree(try use.day(from, for: "--from")), "manager": .string(manager),
                "member": .string(member),
            ]
        ) { _ in "\(manager) manages \(member)" }
    }
}
