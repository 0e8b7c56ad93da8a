import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CheckpointSchedule: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Plan a one-to-one, beside those that the agreement asks for.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument(help: "The day: friday, 2026-12-31.") var day: String

    func run(in use: Use) throws {
        let at = try use.time(day, for: "the day")
        try use.command("checkpoint.schedule", ["agreement": .string(agreement), "at": .string(at)]) {
            "\($0.ids.checkpoint ?? "a checkpoint") of \(agreement) is planned for \(at)"
        }
    }
}
