import ArgumentParser
import CanonicalJSON

struct MilestoneGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestone", abstract: "Verdicts that a person gives, beside the computed ones.",
        subcommands: [MilestoneOverride.self, MilestoneWaive.self])
}

struct MilestoneOverride: LedgerCommand {
    enum Verdict: String, ExpressibleByArgument, CaseIterable {
        case met, missed
        case notMeasured = "not-measured"

        var wire: String { self == .notMeasured ? "notMeasured" : rawValue }
    }

    static let configuration = CommandConfiguration(
        commandName: "override", abstract: "Set another verdict, and say why; both are shown.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument(help: "The milestone's number, as ledger agreement show has it.") var milestone: UInt32
    @Argument var verdict: Verdict
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command(
            "milestone.override",
            [
                "agreement": .string(agreement), "milestone": .integer(Int64(milestone)), "reason": .string(reason),
                "verdict": .string(verdict.wire),
            ]
        ) { _ in "milestone \(milestone) of \(agreement) is \(plainWords(verdict.wire)), by your word" }
    }
}
