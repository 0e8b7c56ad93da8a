import ArgumentParser
import CanonicalJSON

struct RoleRevoke: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Take a role back (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String
    @Argument var role: RoleName

    func run(in use: Use) throws {
        try use.command("role.revoke", ["member": .string(person), "role": .string(role.rawValue)]) { _ in
            "\(person) is no longer \(role.rawValue)"
        }
    }
}
