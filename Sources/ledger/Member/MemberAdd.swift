import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MemberAdd: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Register a person (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "What people call them: small letters, digits, . _ -") var handle: String
    @Option(help: "The full name.") var name: String
    @Option(help: "Their account on this machine.") var username: String?

    func run(in use: Use) throws {
        try use.command(
            "member.register",
            ["handle": .string(handle), "name": .string(name), "username": JSONTree(username)]
        ) { "\($0.ids.member ?? "somebody") is \(handle)" }
    }
}
