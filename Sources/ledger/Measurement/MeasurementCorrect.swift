import ArgumentParser
import CanonicalJSON

struct MeasurementCorrect: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Correct a value; the first one stays on record.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The event that recorded it.") var event: UInt64
    @Argument(help: "The right number.") var value: String
    @Option var reason: String

    func run(in use: Use) throws {
        guard let number = DecimalText.normalised(value) else {
            throw Complaint.usage("\(value) is no number", hint: "1054 or -12.5 would do")
        }
        try use.command(
            "measurement.correct",
            ["of": .integer(Int64(clamping: event)), "reason": .string(reason), "value": .string(number)]
        ) { _ in "event \(event) counts as \(number) now" }
    }
}
