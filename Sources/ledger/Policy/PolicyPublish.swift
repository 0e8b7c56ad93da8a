import ArgumentParser
import CanonicalJSON

struct PolicyPublish: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish other windows and cadences (hr), with notice.",
        discussion: "For example: ledger policy publish --from 2026-12-31 answerDays=5 cadenceDays=7")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The first day on which it holds.", valueName: "day")) var from: String
    @Argument(help: ArgumentHelp("What changes; see ledger policy show.", valueName: "setting=days"))
    var settings: [String]

    func run(in use: Use) throws {
        let from = try use.day(from, for: "--from")
        let changes = try settings.map { (said) throws -> (String, JSONTree) in
            let parts = said.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let days = Int64(parts[1]) else {
                throw Complaint.usage("\(said) is no setting", hint: "say it as answerDays=5 (ledger policy show)")
            }
            return (String(parts[0]), .integer(days))
        }
        try use.command("policy.publish", ["from": .string(from), "settings": .object(changes)]) { _ in
            "the policy is published; it holds from \(from) on"
        }
    }
}
