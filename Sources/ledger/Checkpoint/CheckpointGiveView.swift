import ArgumentParser
import CanonicalJSON

struct CheckpointGiveView: LedgerCommand {
    enum Rating: String, ExpressibleByArgument, CaseIterable {
        case onTrack = "on-track"
        case atRisk = "at-risk"
        case off

        var wire: String {
            switch self {
            case .onTrack: "onTrack"
            case .atRisk: "atRisk"
            case .off: "off"
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "Say how you see it yourself, before the talk or after it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The checkpoint: C40.") var checkpoint: String
    @Argument var rating: Rating
    @Option(help: "In your own words.") var note: String?
    @Option(help: ArgumentHelp("How sure you are, from 0 to 10.", valueName: "number")) var confidence: Int64?

    func run(in use: Use) throws {
        try use.command(
            "checkpoint.view",
            [
                "checkpoint": .string(checkpoint), "confidence": confidence.map { .integer($0) },
                "note": JSONTree(note), "rating": .string(rating.wire),
            ]
        ) { _ in "your view of \(checkpoint) is \(plainWords(rating.wire))" }
    }
}
