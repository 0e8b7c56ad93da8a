import ArgumentParser
import CanonicalJSON

struct MemberDepart: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "depart", abstract: "Record that somebody has left; their accounts end with it (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String
    @Option(help: ArgumentHelp("The last day; today if not said.", valueName: "day")) var on: String?

    func run(in use: Use) throws {
        try use.confirm("Record that \(person) has left?")
        try use.command(
            "member.depart", ["member": .string(person), "on": JSONTree(try use.day(on, for: "--on"))]
        ) { _ in "\(person) has left" }
    }
}
