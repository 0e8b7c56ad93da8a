import ArgumentParser
import CanonicalJSON

struct MeasurementDecide: LedgerCommand {
    enum Verdict: String, ExpressibleByArgument, CaseIterable {
        case stands, withdrawn
    }

    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decide, as somebody else, whether a contested value stands.",
        discussion: """
            stands: the value is right, and counts as it did. withdrawn: the value counts no more in what is computed \
            from now on; it stays readable, and verdicts computed with it stay as they are. Both are about the value, \
            not about the contest. Neither who was measured nor who recorded or corrected the value decides.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The event that recorded the value.") var event: UInt64
    @Argument(help: "What becomes of the value: stands, or withdrawn.") var verdict: Verdict
    @Argument(help: "Why.") var reason: String

    func run(in use: Use) throws {
        let word = verdict == .stands ? "upheld" : "withdrawn"
        try use.command(
            "measurement.decideContest",
            ["of": .integer(Int64(clamping: event)), "reason": .string(reason), "verdict": .string(word)]
        ) { _ in
            switch verdict {
            case .stands: "event \(event) stands"
            case .withdrawn: "event \(event) is withdrawn, and counts no more from now on"
            }
        }
    }
}
