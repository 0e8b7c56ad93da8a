import ArgumentParser
import CanonicalJSON

struct MemberBind: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind", abstract: "Bind an account of this machine to a person (HR).")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String
    @Option(help: "The account's name.") var username: String
    @Option(help: "The account's number.") var uid: UInt32
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: String?

    func run(in use: Use) throws {
        try use.command(
            "member.bindAccount",
            [
                "from": JSONTree(try use.day(from, for: "--from")), "member": .string(person),
                "uid": .integer(Int64(uid)), "username": .string(username),
            ]
        ) { _ in "\(username) (uid \(uid)) is \(person)" }
    }
}
