import ArgumentParser
import CanonicalJSON

struct CheckpointDeny: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny", abstract: "Say that it was not held, though the other side says so.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The checkpoint: C40.") var checkpoint: String
    @Argument var reason: String

    func run(in use: Use) throws {
        try use.confirm("Say that \(checkpoint) was not held?")
        try use.command("checkpoint.deny", ["checkpoint": .string(checkpoint), "reason": .string(reason)]) { _ in
            "\(checkpoint) does not count as held"
        }
    }
}
