import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MeasurementCover: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Say that a metric's source was complete for people and days: nothing recorded means zero.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: closed_won, or M5.") var metric: String
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: String
    @Option(help: ArgumentHelp("The last day.", valueName: "day")) var to: String
    @Option(help: ArgumentHelp("Whom it covers, with commas.", valueName: "people")) var members: String

    func run(in use: Use) throws {
        let people = members.split(separator: ",").map { JSONTree.string(String($0)) }
        guard (1...Limits.coverMembers).contains(people.count) else {
            throw Complaint.usage("--members takes 1 to \(Limits.coverMembers) people at a time")
        }
        let (first, last) = (try use.day(from, for: "--from"), try use.day(to, for: "--to"))
        try use.command(
            "measurement.cover",
            ["from": .string(first), "members": .array(people), "metric": .string(metric), "to": .string(last)]
        ) { _ in "\(metric) is complete for \(people.count) people from \(first) to \(last)" }
    }
}
