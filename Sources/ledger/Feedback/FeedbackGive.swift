import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct FeedbackGive: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Tell somebody what you saw of their work.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What you saw.") var observation: String
    @Argument(help: "What it led to.") var effect: String
    @Argument(help: "What to do next time; a recognition needs none.") var nextStep: String?
    @Option(help: "What sort of feedback it is.") var kind: FeedbackKindWord = .developmental
    @Option(name: .customLong("metric"), help: ArgumentHelp("A metric that it touches.", valueName: "name"))
    var metrics: [String] = []
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?
    @Option(help: ArgumentHelp("The day on which you saw it; today if left out.", valueName: "day"))
    var observedOn: String?
    @Option(help: ArgumentHelp("The request that it answers.", valueName: "F7")) var request: String?

    func run(in use: Use) throws {
        try use.command(
            "feedback.give",
            [
                "about": JSONTree(about), "effect": .string(effect), "kind": .string(kind.rawValue),
                "metrics": metrics.isEmpty ? nil : .array(metrics.map { .string($0) }),
                "nextStep": JSONTree(nextStep), "observation": .string(observation),
                "observedOn": JSONTree(try use.day(observedOn, for: "the day", looking: .back)),
                "request": JSONTree(request),
                "to": .string(person),
            ]
        ) { "\($0.ids.feedback ?? request ?? "it") is given to \(person)" }
    }
}
