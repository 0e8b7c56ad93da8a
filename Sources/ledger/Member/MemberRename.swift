import ArgumentParser
import CanonicalJSON

struct MemberRename: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Change a handle or a name (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String
    @Option(help: "The new handle.") var handle: String?
    @Option(help: "The new full name.") var name: String?

    func validate() throws {
        if handle == nil, name == nil { throw ValidationError("Say --handle, --name or both.") }
    }

    func run(in use: Use) throws {
        try use.command(
            "member.rename", ["handle": JSONTree(handle), "member": .string(person), "name": JSONTree(name)]
        ) { _ in "\(person) is \([handle, name].compactMap { $0 }.joined(separator: ", ")) now" }
    }
}
