import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct MeasurementRecord: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "record", abstract: "Record one value.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: closed_won, or M5.") var metric: String
    @Argument var person: String
    @Argument(help: "The number.") var value: String
    @Option(name: .customLong("as-of"), help: ArgumentHelp("The day that it is about.", valueName: "day")) var asOf:
        String
    @Option(help: "Where it comes from.") var source = "hand"
    @Option(help: "Its key there; a new one if not said.") var ref: String?

    func run(in use: Use) throws {
        guard let number = DecimalText.normalised(value) else {
            throw Complaint.usage("\(value) is no number", hint: "1054 or -12.5 would do")
        }
        let day = try use.day(asOf, for: "--as-of", looking: .back)
        try use.command(
            "measurement.record",
            [
                "asOf": .string(day), "member": .string(person), "metric": .string(metric),
                "ref": .string(ref ?? CommandID.make()), "source": .string(source), "value": .string(number),
            ]
        ) { result in
            result.events.isEmpty
                ? "this was recorded before, exactly so" : "\(metric) of \(person) on \(day) is \(number)"
        }
    }
}
