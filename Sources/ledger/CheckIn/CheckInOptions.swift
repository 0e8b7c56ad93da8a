import ArgumentParser
import CanonicalJSON
import LedgerRPC

/// A check-in on the command line, for scripts and for who knows what to say.
struct CheckInOptions: ParsableArguments {
    @Option(
        name: .customLong("answer"),
        help: ArgumentHelp(
            "Answer what waits: S4=adopt, P9=move:friday:the course is full.", valueName: "id=word:needs"))
    var answers: [String] = []
    @Option(help: ArgumentHelp("Something to talk about.", valueName: "text")) var raise: [String] = []
    @Option(help: ArgumentHelp("A point that was talked about.", valueName: "number")) var talked: [String] = []
    @Option(help: ArgumentHelp("on track, at risk or off, and a sentence behind a colon.", valueName: "view")) var view:
        String?
    @Option(help: ArgumentHelp("How sure of that view, 0 to 10.", valueName: "number")) var confidence: Int?
    @Option(
        name: .customLong("promise"),
        help: ArgumentHelp("dana: call three accounts, friday — or me: …", valueName: "who: what, day"))
    var promises: [String] = []
    @Option(help: "What you saw them do.") var saw: String?
    @Option(name: .customLong("led-to"), help: "What it led to.") var ledTo: String?
    @Option(help: "What to do next time; without it, it is a thank-you.") var next: String?
    @Flag(help: "The one-to-one was held.") var hold = false

    func validate() throws {
        if let confidence, !(0...10).contains(confidence) { throw ValidationError("--confidence is from 0 to 10.") }
        if confidence != nil, view == nil { throw ValidationError("--confidence goes with --view.") }
        if (saw == nil) != (ledTo == nil) { throw ValidationError("--saw and --led-to go together.") }
        if next != nil, saw == nil { throw ValidationError("--next goes with --saw and --led-to.") }
    }

    var saysSomething: Bool {
        ![answers, raise, talked, promises].allSatisfy(\.isEmpty) || view != nil || saw != nil || hold
    }

    /// What to send, in the order of a conversation.
    func replies(_ agenda: AgendaView, _ use: Use) throws -> [Reply] {
        let say = CheckInAnswers(agenda)
        let iManage = agenda.load.member != use.me
        var replies = try answers.map { try answer($0, agenda, use) }
        for name in talked {
            guard let point = agenda.points.first(where: { $0.isCalled(name) }),
                let reply = point.answers.first(where: { $0.needs.isEmpty })?.reply(to: point, [:])
            else {
                throw Complaint.usage(
                    "\(name) is no open point", hint: "ledger agenda \(agenda.people.name(of: agenda.with)) shows them")
            }
            replies.append(reply)
        }
        replies += raise.map(say.raise)
        if let view { replies.append(try viewed(view, agenda)) }
        for line in promises {
            let said = WhoDoesWhat(
                line, me: use.me.flatMap { agenda.people[$0] }, other: agenda.people.name(of: agenda.with),
                today: use.today)
            guard let who = said.who, let day = said.day, !said.what.isEmpty else {
                throw Complaint.usage(
                    "--promise \(line) is not who: what, day", hint: "\"me: ask legal about the clause, thursday\"")
            }
            replies.append(say.promise(isMine: who == .me, said.what, by: "\(day)", iManage: iManage))
        }
        if let saw, let ledTo {
            let metric = say.metrics.count == 1 ? say.metrics[0].id : nil
            replies.append(say.feedback(saw, ledTo: ledTo, next: next, metric: metric, on: "\(use.today)"))
        }
        if hold { replies.append(say.hold(try checkpoint(agenda))) }
        return replies
    }

    private func checkpoint(_ agenda: AgendaView) throws -> AgendaCheckpoint {
        guard let open = agenda.checkpoints.first(where: { $0.status == "scheduled" }) else {
            throw Complaint.usage("no one-to-one is planned", hint: "ledger checkpoint schedule A12 friday")
        }
        return open
    }

    private func viewed(_ text: String, _ agenda: AgendaView) throws -> Reply {
        let sides = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let word = sides.first,
            case .one(let index) = Chosen(word, of: Rating.allCases.map { [$0.rawValue, $0.spelling] })
        else { throw Complaint.usage("--view \(text) is no view", hint: "\"on track\", \"at risk: why\" or off") }
        let note = sides.count == 2 ? String(sides[1].drop { $0 == " " }) : nil
        return CheckInAnswers(agenda).view(
            try checkpoint(agenda), Rating.allCases[index], note: note, confidence: confidence)
    }

    private func answer(_ text: String, _ agenda: AgendaView, _ use: Use) throws -> Reply {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        let items = agenda.youOwe + agenda.waitsForYou + agenda.theyOwe
        guard sides.count == 2 else {
            throw Complaint.usage("--answer \(text) is not id=word", hint: "--answer P9=done would do")
        }
        let called = items.filter { $0.isCalled(sides[0]) }
        guard !called.isEmpty else {
            throw Complaint(
                "nothing of \(sides[0]) waits for you between you two",
                hint: items.isEmpty ? nil : "these do: \(items.map(\.shellID).joined(separator: ", "))",
                status: .notFound)
        }
        let word = sides[1].split(separator: ":", maxSplits: 1).map(String.init)
        let item = try use.one(of: called) { $0.has(answer: word[0]) }
        let answer = try item.answer(called: word[0])
        let needs = answer.needs.filter { !$0.isOptional }.count
        let said = word.count < 2 ? [] : word[1].split(separator: ":", maxSplits: max(0, needs - 1)).map(String.init)
        return try answer.reply(to: item, arguments: said, use: use)
    }
}
