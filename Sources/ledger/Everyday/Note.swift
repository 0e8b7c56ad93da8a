import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Note: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Feedback: what you saw, what it led to, what to do next time.",
        discussion: "They see it at once. What is missing is asked for on a terminal.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "To whom.") var person: String
    @Argument(help: "What you saw.") var observation: String?
    @Option(name: .customLong("led-to"), help: "What it led to.") var ledTo: String?
    @Option(help: "What to do next time.") var next: String?
    @Flag(help: "It is about something that must change, rather than grow.") var corrective = false
    @Option(name: .customLong("metric"), help: ArgumentHelp("A number that it moves.", valueName: "name"))
    var metrics: [String] = []
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?
    @Option(help: ArgumentHelp("When you saw it; today if not said.", valueName: "day")) var on: String?

    func run(in use: Use) throws {
        let person = try use.colleague(person).handle ?? person
        let said = try completed(person, use)
        let params = JSONTree(present: [
            "about": JSONTree(about), "effect": .string(said.effect),
            "kind": .string(corrective ? "corrective" : "developmental"),
            "metrics": metrics.isEmpty ? nil : .array(metrics.map(JSONTree.string)), "nextStep": .string(said.next),
            "observation": .string(said.saw), "observedOn": JSONTree(try use.day(on, for: "--on", looking: .back)),
            "to": .string(person),
        ])
        var preview = Preview(to: person)
        preview.add("your feedback", words: "\(said.saw) — It led to: \(said.effect) — Next time: \(said.next)")
        guard try use.approves(preview) else { throw Complaint("nothing was sent", status: .ok) }
        try use.command("feedback.give", tree: params) { "\($0.ids.all.first ?? "it") is told to \(person)" }
    }

    private func completed(_ person: String, _ use: Use) throws -> (saw: String, effect: String, next: String) {
        if let observation, let ledTo, let next { return (observation, ledTo, next) }
        let missing = [
            observation == nil ? "what you saw" : nil, ledTo == nil ? "--led-to \"…\"" : nil,
            next == nil ? "--next \"…\"" : nil,
        ]
        let talk = try use.conversation(instead: missing.compactMap { $0 }.joined(separator: ", "))
        if let observation { talk.say("you saw: “\(observation)”") }
        let saw = try observation ?? talk.text("What did you see \(person) do?")
        let effect = try ledTo ?? talk.text("What did it lead to?")
        let next = try next ?? talk.text("What should \(person) do next time?")
        return (saw, effect, next)
    }
}
