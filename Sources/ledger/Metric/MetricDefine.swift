import ArgumentParser
import LedgerRPC

struct MetricDefine: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "define", abstract: "Define a metric (HR, managers). It is never edited, only replaced.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its name: closed_won.") var name: String
    @OptionGroup var metric: MetricOptions

    func run(in use: Use) throws {
        try use.command("metric.define", metric.params(name: name)) { "\(name) is \($0.ids.metric ?? "defined")" }
    }
}
