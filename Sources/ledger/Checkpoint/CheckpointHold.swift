import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CheckpointHold: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Note that both met; the next one is planned with it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The checkpoint: C40.") var checkpoint: String
    @Option(help: ArgumentHelp("Everybody who was there; the two if not said.", valueName: "a,b")) var present: String?

    func run(in use: Use) throws {
        let people = present.map { JSONTree.array($0.split(separator: ",").map { .string(String($0)) }) }
        try use.command("checkpoint.hold", ["checkpoint": .string(checkpoint), "present": people]) { result in
            "\(checkpoint) was held" + (result.ids.checkpoint.map { ", the next one is \($0)" } ?? "")
        }
    }
}
