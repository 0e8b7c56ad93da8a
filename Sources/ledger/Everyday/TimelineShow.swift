import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct TimelineShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "What happened, in order, with all that was said to it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "An agreement (A12) or a person; yourself if not said.") var subject: String?
    @Option(name: .customLong("with"), help: ArgumentHelp("Only between you two.", valueName: "person")) var other:
        String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var whole: [(entry: TimelineEntry, people: People)] = []
        try use.pages(Timeline.self, "timeline.get", try scope(use), page) { answer in
            whole += answer.entries.map { ($0, answer.people) }
            return answer.next
        } end: {
            if whole.isEmpty { use.terminal.talk("nothing has happened\n") }
            let talk = Conversation(use.terminal, today: use.today)
            for (entry, people) in whole { tell(entry, people, talk, use) }
        }
    }

    /// `A12` is an agreement; everything else is a person.
    private func scope(_ use: Use) throws -> KeyValuePairs<String, JSONTree?> {
        if let other {
            guard subject == nil else {
                throw Complaint.usage(
                    "--with says between whom already", hint: "ledger timeline --with \(other)")
            }
            return ["with": .string(other)]
        }
        guard let subject else { return ["person": .string(try use.whoIAm())] }
        return Use.id(subject, "A").map { ["agreement": .string($0)] } ?? ["person": .string(subject)]
    }

    private func tell(_ entry: TimelineEntry, _ people: People, _ talk: Conversation, _ use: Use) {
        let late = entry.late == true ? " (late)" : ""
        talk.say("\(use.clock.minutes(ofInstant: entry.at))  \(entry.summary)\(late)  · event \(entry.seq)")
        if let text = entry.text { talk.say("“\(text)”", indent: 4) }
        for said in entry.statements {
            talk.say("\(people.name(of: said.by)), later: “\(said.text)”", indent: 4)
        }
    }
}
