import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CheckpointMove: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Put it on another day, and say why; again by who convenes it, it counts as missed.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The checkpoint: C40.") var checkpoint: String
    @Argument(help: "The day: friday, 2026-12-31.") var day: String
    @Option var reason: String

    func run(in use: Use) throws {
        let to = try use.time(day, for: "the day")
        try use.command(
            "checkpoint.move", ["checkpoint": .string(checkpoint), "reason": .string(reason), "to": .string(to)]
        ) { result in
            guard result.events.contains(where: { $0.type == "checkpoint.missed" }) else {
                return "\(checkpoint) is moved to \(to)"
            }
            return "\(checkpoint) counts as missed by you"
                + (result.ids.checkpoint.map { ", the next one is \($0)" } ?? "")
        }
    }
}
