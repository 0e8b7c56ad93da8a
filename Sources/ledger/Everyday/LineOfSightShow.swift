import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct LineOfSightShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "How the work leads to what the organisation is after.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose work; yours if not said.") var person: String?

    func run(in use: Use) throws {
        try use.query(LineOfSightAnswer.self, "lineOfSight.get", ["person": JSONTree(person)]) { answer in
            guard !answer.lines.isEmpty else { return use.terminal.talk("no agreements\n") }
            let talk = Conversation(use.terminal, today: use.today)
            for line in answer.lines { Self.tell(line, answer, talk) }
        }
    }

    static func tell(_ line: SightLine, _ answer: LineOfSightAnswer, _ talk: Conversation) {
        let standing = "\(plainWords(line.state))\(line.notAgreed == true ? ", not agreed" : "")"
        talk.say("\(line.agreement) \(standing)\(line.outcome.map { ": \($0)" } ?? "")")
        let counts = line.milestones
        talk.say(
            "milestones: \(counts.met) met, \(counts.missed) missed, \(counts.notMeasured) not measured, "
                + "\(counts.open) open", indent: 2)
        if let how = line.how { talk.say("“\(how)”", indent: 2) }
        if let none = line.none { talk.say("serves no goal: \(none)", indent: 2) }
        for (depth, goal) in line.goals.enumerated() {
            var text = "\(depth == 0 ? "serves" : "which serves") \(goal.id), \(goal.title)"
            text += " (\(answer.people.name(of: goal.owner)), \(plainWords(goal.state)))"
            if let target = goal.target, let name = goal.metricName {
                text += ": \(name) \(goal.value.map { "\($0) of " } ?? "")\(target) \(goal.unit ?? "")"
            }
            talk.say(text, indent: 2 + 2 * min(depth, 4))
        }
    }
}
