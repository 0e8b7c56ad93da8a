import LedgerRPC

extension Item {
    /// `help promised: objection-handling course (P9), 4 days late`.
    ///
    /// - Parameters:
    ///   - saysWho: whether it begins with whose move it was.
    ///   - saysWith: whether it names the other side where it was nobody's move.
    func heading(_ readers: Readers, saysWho: Bool = true, saysWith: Bool = false) -> String {
        let who = saysWho ? from.map { "\(readers.name(of: $0)) " } ?? "" : ""
        let side = saysWith && from == nil ? with : nil
        let whom = side.map { "\(kind == "promise" ? ", to" : ", with") \(readers.name(of: $0))" } ?? ""
        return "\(who)\(title)\(whom) (\(id))\(when.map { ", \($0)" } ?? "")"
    }

    /// How long it has waited or will wait.
    private var when: String? {
        if late == true {
            guard let daysLate, daysLate > 0 else { return "late" }
            return daysLate == 1 ? "1 day late" : "\(daysLate) days late"
        }
        if let dueOn { return "by \(CalendarDate(dueOn).map { "\($0.weekdayName) \($0)" } ?? dueOn)" }
        return switch sinceDays {
        case 0: nil
        case 1: "since yesterday"
        default: "for \(sinceDays) days"
        }
    }

    /// Says it whole: the heading, what was said about it, what it belongs to.
    func told(by talk: Conversation, _ readers: Readers, clock: ZoneClock, indent: Int = 0) {
        talk.say(heading(readers, saysWith: true), indent: indent)
        for said in texts {
            let day = clock.date(ofInstant: said.at).map { ", \($0)" } ?? ""
            talk.say("“\(said.text)”", indent: indent + 2)
            talk.say("\(readers.name(of: said.by))\(day)", indent: indent + 4)
        }
        if let about, about.id != id {
            talk.say("about \(about.title.isEmpty ? about.id : "\(about.id), \(about.title)")", indent: indent + 2)
        }
    }

    /// The command lines that would answer it, for whoever has no terminal now.
    var commands: [String] {
        answers.compactMap { answer in
            guard answer.method != nil else { return answer.hint }
            return (["ledger answer", shellID, answer.shellWord] + answer.needs.map { "\($0.name)=\($0.sample)" })
                .joined(separator: " ")
        }
    }

    /// As it is typed in a shell: of `question 57` the number.
    var shellID: String { String(id.split(separator: " ").last ?? "") }

    /// Tells it from whatever else waits under the same id: `A1/endProposed`.
    var wholeName: String { "\(shellID)/\(kind)" }

    /// Whether somebody calls it that.
    func isCalled(_ name: String) -> Bool {
        let name = name.lowercased()
        return [id, shellID, wholeName].contains { $0.lowercased() == name }
    }
}

extension ItemAnswer {
    /// As it is typed in a shell.
    var shellWord: String { word.contains { !$0.isLetter && $0 != "-" } ? "\"\(word)\"" : word }
}

extension AnswerNeed {
    enum Form: String {
        case text, optionalText, day, optionalDay, number, optionalNumber, choice
    }

    /// How it is asked for; a kind that a later ledger may have is asked for as text.
    var form: Form { Form(rawValue: kind) ?? .text }
    var isOptional: Bool { [.optionalText, .optionalDay, .optionalNumber].contains(form) }

    /// What stands behind `name=` in an example.
    var sample: String {
        switch form {
        case .text, .optionalText: "\"…\""
        case .day, .optionalDay: "friday"
        case .number, .optionalNumber: "7"
        case .choice: (choices ?? []).joined(separator: "|")
        }
    }
}
