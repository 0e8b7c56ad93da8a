import CanonicalJSON
import LedgerRPC

/// How somebody sees it.
enum Rating: String, CaseIterable {
    case onTrack = "on track"
    case atRisk = "at risk"
    case off

    /// As the ledger spells it.
    var spelling: String {
        switch self {
        case .onTrack: "onTrack"
        case .atRisk: "atRisk"
        case .off: "off"
        }
    }

    init?(spelling: String) {
        guard let rating = Self.allCases.first(where: { $0.spelling == spelling }) else { return nil }
        self = rating
    }
}

extension CheckInTalk {
    /// What was put on the agenda: was it talked about?
    func points() throws {
        var isTitled = false
        for point in agenda.points {
            let name = "point.\(point.id)"
            if draft.isDone(name), !isTelling { continue }
            if !isTitled { heading("To talk about") }
            isTitled = true
            talk.say(point.pointHeading(readers))
            guard let close = point.answers.first(where: { $0.needs.isEmpty }) else { continue }
            try step(name) { _ in
                guard try talk.yes("Talked about?", default: false) else { return nil }
                var reply = close.reply(to: point, [:])
                reply?.what = "talked about: \(point.spoken)"
                return reply.map { [$0] }
            }
        }
    }

    /// What this side wants to talk about.
    func raised() throws {
        try row("raise") { memory in
            let text = try remembered(memory, "text", "to talk about:") {
                try talk.optionalText("Anything to put on the agenda?") ?? ""
            }
            return text.isEmpty ? nil : [CheckInAnswers(agenda).raise(text)]
        }
    }

    /// My own view.
    func view(_ checkpoint: AgendaCheckpoint) throws {
        let name = "view.\(checkpoint.id)"
        if draft.isDone(name), !isTelling { return }
        heading("Your view of \(checkpoint.agreement)")
        if let theirs = checkpoint.theirs { talk.say("\(other): \(theirs.words)") }
        if let yours = checkpoint.yours { talk.say("you said before: \(yours.words)") }
        try step(name) { memory in
            let skip = checkpoint.yours == nil ? "skip" : "keep"
            let said = try remembered(memory, "rating", "your view:") {
                let choices = Rating.allCases.map { Choice($0.spelling, $0.rawValue) } + [Choice("", skip)]
                return try talk.choose(nil, choices, default: "")
            }
            guard let rating = Rating(spelling: said) else { return nil }
            let note = try remembered(memory, "note", "in a sentence:") {
                try talk.optionalText("In a sentence?") ?? ""
            }
            let sure = try remembered(memory, "confidence", "how sure:") { try confidence() }
            return [CheckInAnswers(agenda).view(checkpoint, rating, note: note, confidence: Int(sure))]
        }
    }

    private func confidence() throws -> String {
        while let said = try talk.optionalLine("How sure, 0 to 10? (enter to skip)") {
            if let number = Int(said), (0...10).contains(number) { return "\(number)" }
            talk.say("a whole number from 0 to 10", indent: 2)
        }
        return ""
    }

    /// Whether this was the meeting, or only its preparation; and where its day has come, whether it is moved.
    func hold(_ checkpoint: AgendaCheckpoint) throws {
        try step("hold.\(checkpoint.id)") { memory in
            heading("One-to-one of \(checkpoint.on), about \(checkpoint.agreement)")
            let due = agenda.waitsForYou.first { $0.kind == "checkpoint" && $0.id == checkpoint.id }
            let move = due?.answers.first { $0.method == "checkpoint.move" }
            if memory.recalled("answer") == nil {
                if try talk.yes("Did the two of you hold it now?", default: iManage && isNear(checkpoint)) {
                    return [CheckInAnswers(agenda).hold(checkpoint)]
                }
                guard move != nil, try talk.yes("Move it to another day?", default: false) else { return nil }
                try memory.keep("move", for: "answer")
            }
            guard let due, let move else { return nil }
            return try Answering(use: use, talk: talk, readers: readers).replies(to: due, move, memory)
        }
    }

    /// Enter alone does not hold the meeting after next.
    private func isNear(_ checkpoint: AgendaCheckpoint) -> Bool {
        CalendarDate(checkpoint.on).map { use.today.advanced(days: 3) >= $0 } ?? false
    }

    /// Steps of one kind, one after the other, until one gives nothing.
    func row(_ group: String, _ ask: (Draft.Memory) throws -> [Reply]?) throws {
        var number = 0
        while true {
            number += 1
            let name = "\(group).\(number)"
            if draft.isDone(name) {
                try step(name, ask)
                continue
            }
            if draft.isDone("\(group).end"), number > draft.last(of: group) { return }
            let isLast = number >= draft.last(of: group)
            guard let replies = try ask(draft.memory(of: name)) else {
                if isLast {
                    try draft.finish("\(group).end", [])
                    return
                }
                try draft.finish(name, [])
                continue
            }
            try draft.finish(name, replies)
        }
    }
}

extension Item {
    /// What was said, in the case of a point of the agenda; otherwise its title.
    var spoken: String {
        if let text = texts.last?.text { return text }
        return title.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? title
    }

    /// `dana: quota after the territory change (point 57)`.
    func pointHeading(_ readers: Readers) -> String {
        "\(from.map { "\(readers.name(of: $0)): " } ?? "")\(spoken) (\(id))"
    }
}
