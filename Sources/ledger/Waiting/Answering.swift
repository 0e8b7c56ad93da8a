import CanonicalJSON
import LedgerRPC

/// Keeps what somebody types, question by question, so that whoever is interrupted finds it again.
protocol AnswerMemory {
    /// What was said at that question before.
    func recalled(_ question: String) -> String?
    func keep(_ text: String, for question: String) throws
}

/// Asks for the answer to something that waits. It knows no noun from another: what may be answered is the ledger's to
/// say.
struct Answering {
    let use: Use
    let talk: Conversation
    let readers: Readers

    private enum Chosen: Equatable {
        case answer(Int)
        case whole, later
    }

    /// Asks for one of the answers, and for what it needs.
    ///
    /// - Parameters:
    ///   - isWhole: whether the item has been shown whole; otherwise `why` does it.
    ///   - memory: of this item.
    /// - Returns: what to send; empty for nothing; nil for later.
    func ask(_ item: Item, isWhole: Bool, memory: (any AnswerMemory)? = nil) throws -> [Reply]? {
        guard !item.answers.isEmpty else { return nil }
        if let word = memory?.recalled("answer"), let answer = item.answers.first(where: { $0.word == word }) {
            talk.say("\(word) (you said)", indent: 2)
            return try replies(to: item, answer, memory)
        }
        var choices = item.answers.enumerated().map { index, answer in
            Choice(Chosen.answer(index), answer.word, meaning: answer.says)
        }
        if !isWhole, !item.texts.isEmpty || item.about != nil, !item.answers.contains(where: { $0.word == "why" }) {
            choices.append(Choice(.whole, "why", meaning: "all that was said of it"))
        }
        choices.append(Choice(.later, "later", meaning: "nothing is sent, it goes on waiting"))
        while true {
            talk.discardTypedAhead()
            switch try talk.choose(nil, choices, default: .later) {
            case .later: return nil
            case .whole: item.told(by: talk, readers, clock: use.clock, indent: 2)
            case .answer(let index):
                let answer = item.answers[index]
                try memory?.keep(answer.word, for: "answer")
                return try replies(to: item, answer, memory)
            }
        }
    }

    /// What sends an answer that is chosen, once all is asked that it needs.
    func replies(to item: Item, _ answer: ItemAnswer, _ memory: (any AnswerMemory)?) throws -> [Reply] {
        if answer.method == "agreement.confirm" {
            return try TermsAnswer(use: use, talk: talk, memory: memory).replies(answer)
        }
        guard answer.method != nil else {
            if let hint = answer.hint { talk.say("that is longer than a word: \(hint)", indent: 2) }
            return []
        }
        var said: [String: String] = [:]
        for need in answer.needs {
            if let before = memory?.recalled(need.name) {
                talk.say("\(need.ask) › \(before.isEmpty ? "nothing" : before) (you said)", indent: 2)
                said[need.name] = before
                continue
            }
            let text = try ask(need)
            try memory?.keep(text, for: need.name)
            said[need.name] = text
        }
        return answer.reply(to: item, said).map { [$0] } ?? []
    }

    /// - Returns: as the ledger reads it; empty for nothing.
    private func ask(_ need: AnswerNeed) throws -> String {
        switch need.form {
        case .text: return try talk.text(need.ask)
        case .optionalText: return try talk.optionalText(need.ask) ?? ""
        case .day: return "\(try talk.date(need.ask))"
        case .optionalDay: return try optionalDay(need.ask)
        case .number, .optionalNumber: return try number(need)
        case .choice:
            let choices = (need.choices ?? []).map { Choice($0, plainWords($0), also: [$0]) }
            return choices.isEmpty ? try talk.line(need.ask) : try talk.choose(need.ask, choices)
        }
    }

    private func number(_ need: AnswerNeed) throws -> String {
        var question = need.isOptional ? "\(need.ask) (a number; enter to skip)" : "\(need.ask) (a number)"
        while true {
            let said = try need.isOptional ? talk.optionalLine(question) : talk.line(question)
            guard let said else { return "" }
            if let number = Int32(said) { return "\(number)" }
            question = "a whole number"
        }
    }

    private func optionalDay(_ question: String) throws -> String {
        var question = "\(question) (a day; enter for as it stands)"
        while let said = try talk.optionalLine(question) {
            if let date = try? DateWords.read(said, today: talk.today) {
                talk.say("\(date.weekdayName) \(date)", indent: 2)
                return "\(date)"
            }
            question = "say a day: friday, tomorrow, +2w, or enter"
        }
        return ""
    }
}
