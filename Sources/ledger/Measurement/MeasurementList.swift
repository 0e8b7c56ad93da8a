import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MeasurementShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "What was measured about a person.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: closed_won, or M5.") var metric: String
    @Argument var person: String
    @Option(help: ArgumentHelp("From this day.", valueName: "day")) var from: String?
    @Option(help: ArgumentHelp("Up to this day.", valueName: "day")) var to: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .text("day"), .number("value"), .text(""), .text("source"), .long("ref"), .text("known"), .number("event"),
        ])
        let (first, last) = (try use.day(from, for: "--from"), try use.day(to, for: "--to"))
        try use.pages(
            MeasurementList.self, "measurement.list",
            ["from": JSONTree(first), "member": .string(person), "metric": .string(metric), "to": JSONTree(last)], page
        ) { list in
            for row in list.rows {
                let notes = [
                    row.corrected.map { _ in "was \(row.value)" }, row.contested ? "contested" : nil,
                    row.decided.map { $0 == "upheld" ? "stands after a contest" : $0 },
                ]
                table.add([
                    row.asOf, row.corrected ?? row.value, notes.compactMap { $0 }.joined(separator: ", "), row.source,
                    row.ref, row.knowledge, "\(row.seq)",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nothing was measured")
        }
    }
}
