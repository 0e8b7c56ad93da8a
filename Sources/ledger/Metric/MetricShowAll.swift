import ArgumentParser
import LedgerRPC

struct MetricShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The metrics.")
    @OptionGroup var options: GlobalOptions
    @OptionGroup var page: PageOptions
    @Flag(help: "With the versions that were replaced.") var all = false

    func run(in use: Use) throws {
        var table = Table([
            .text("metric"), .text("id"), .text("counts"), .text("of a span"), .text("better"), .long("formula"),
            .text("source"), .text("state"),
        ])
        try use.pages(MetricList.self, "metric.list", [:], page) { list in
            for metric in list.metrics where all || metric.state == "current" {
                table.add([
                    metric.name, "\(metric.id)@\(metric.version)", metric.counts,
                    "\(metric.aggregate), \(metric.unit)", metric.direction == "up" ? "more" : "less", metric.formula,
                    metric.source, metric.state,
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no metrics")
        }
    }
}
