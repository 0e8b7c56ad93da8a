import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MetricReplace: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace",
        abstract: "Put a new version in a metric's place. Agreements in force keep the one that they name.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: M5 or its name.") var id: String
    @Option(help: "The new version's name; the same if not said.") var name: String?
    @Option var reason: String
    @OptionGroup var metric: MetricOptions

    func run(in use: Use) throws {
        var params = JSONTree(present: metric.params(name: name ?? id))
        params["metric"] = .string(id)
        params["reason"] = .string(reason)
        try use.command("metric.replace", tree: params) {
            "\(id) has a new version\($0.ids.metric.map { ": \($0)" } ?? "")"
        }
    }
}
