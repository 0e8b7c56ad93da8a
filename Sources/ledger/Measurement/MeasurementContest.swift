import ArgumentParser
import CanonicalJSON

struct MeasurementContest: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "contest", abstract: "Say that a value about you is wrong.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The event that recorded it.") var event: UInt64
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command(
            "measurement.contest", ["of": .integer(Int64(clamping: event)), "reason": .string(reason)]
        ) { _ in "event \(event) is contested, and counts until somebody else decides about it" }
    }
}
