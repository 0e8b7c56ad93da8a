import ArgumentParser
import LedgerRPC

struct PolicyShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What holds now, and what is published to come.", aliases: ["list"])
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Also the versions that hold no more.") var all = false

    func run(in use: Use) throws {
        try use.query(PolicyList.self, "policy.list") { list in
            for policy in list.policies where all || policy.state != "past" {
                let since = policy.from.map { "from \($0)" } ?? "before any was published"
                use.terminal.out("version \(policy.version), \(since): \(policy.state)\n")
                var table = Table([.text("setting"), .number("days"), .number("least"), .long("what it is")])
                for setting in policy.settings {
                    table.add([setting.name, "\(setting.days)", "\(setting.least)", setting.meaning])
                }
                use.terminal.table(table, ifEmpty: "nothing is settled")
            }
        }
    }
}
