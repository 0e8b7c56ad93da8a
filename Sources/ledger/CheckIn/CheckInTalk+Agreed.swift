import LedgerRPC

extension CheckInTalk {
    /// Who does what by when: mine are promises, theirs are asked for.
    func promises() throws {
        if !draft.isDone("promise.end") || isTelling { heading("Who does what by when?") }
        try row("promise") { memory in
            let line = try remembered(memory, "line", "who does what:") {
                try talk.optionalText("\(other): call three accounts, friday — or me: …") ?? ""
            }
            guard !line.isEmpty else { return nil }
            let said = WhoDoesWhat(line, me: agenda.people[use.me ?? ""], other: other, today: use.today)
            let who = try remembered(memory, "who", "who:") {
                switch said.who {
                case .me: "me"
                case .other: "other"
                case nil: try talk.choose("Who?", [Choice("other", other), Choice("me", "me")])
                }
            }
            let day = try remembered(memory, "day", "by:") {
                if let day = said.day { return "\(day)" }
                return "\(try talk.date("By when?"))"
            }
            let reply = CheckInAnswers(agenda).promise(isMine: who == "me", said.what, by: day, iManage: iManage)
            talk.say("→ \(reply.what)", indent: 2)
            return [reply]
        }
    }

    /// What I saw, what it led to, what to do next time.
    func feedback() throws {
        if !draft.isDone("feedback.end") || isTelling { heading("What did you see \(other) do?") }
        try row("feedback") { memory in
            let saw = try remembered(memory, "saw", "saw:") { try talk.optionalText("I saw …") ?? "" }
            guard !saw.isEmpty else { return nil }
            let effect = try remembered(memory, "effect", "it led to:") { try talk.text("It led to …") }
            let next = try remembered(memory, "next", "next time:") {
                try talk.optionalText("Next time … (without it, it is a thank-you)") ?? ""
            }
            let metric = try remembered(memory, "metric", "it moves:") { try self.metric() }
            return [
                CheckInAnswers(agenda).feedback(
                    saw, ledTo: effect, next: next.isEmpty ? nil : next, metric: metric.isEmpty ? nil : metric,
                    on: "\(use.today)")
            ]
        }
    }

    /// The metric that feedback is about: the one that both follow, if there is one.
    ///
    /// - Returns: its id and version; empty for none.
    private func metric() throws -> String {
        let metrics = CheckInAnswers(agenda).metrics
        switch metrics.count {
        case 0: return ""
        case 1: return metrics[0].id
        default:
            return try talk.choose(
                "Which number does it move?", metrics.map { Choice($0.id, $0.name) } + [Choice("", "none of them")],
                default: "")
        }
    }
}
