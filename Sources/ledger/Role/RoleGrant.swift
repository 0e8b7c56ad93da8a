import ArgumentParser
import CanonicalJSON

struct RoleGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Who is HR, auditor or an integration.",
        subcommands: [RoleGrant.self, RoleRevoke.self])
}

enum RoleName: String, ExpressibleByArgument, CaseIterable {
    case hr, auditor, integration
}

struct RoleGrant: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "grant", abstract: "Give somebody a role (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String
    @Argument var role: RoleName
    @Option(help: ArgumentHelp("Metrics that an integration may record, with commas.", valueName: "names"))
    var metrics: String?

    func run(in use: Use) throws {
        let scope = metrics.map { JSONTree.array($0.split(separator: ",").map { .string(String($0)) }) }
        try use.command(
            "role.grant", ["member": .string(person), "metrics": scope, "role": .string(role.rawValue)]
        ) { _ in "\(person) is \(role.rawValue)" }
    }
}
