extension Conversation {
    /// Asks for one of some named choices: `adopt · change · decline · later`. Its beginning is enough where it is no
    /// other's; `?` tells what each does.
    ///
    /// - Parameter default: what Enter alone chooses; shown as `[later]`. Without one, Enter asks again.
    func choose<Answer>(
        _ question: String?, _ choices: [Choice<Answer>], default chosen: Answer? = nil
    ) throws(Stopped) -> Answer {
        precondition(!choices.isEmpty, "a question has answers")
        let words = choices.map { $0.answer == chosen ? "[\($0.words)]" : $0.words }
        let above = [question.map { laid($0) }, offered(words)].compactMap { $0 }.joined(separator: "\n")
        return try ask(above) { said in
            if said.isEmpty, let chosen { return .taken(chosen) }
            if said == "?" { return .wrong(meanings(choices)) }
            switch Chosen(said, of: choices.map { [$0.words] + $0.also }) {
            case .one(let index): return .taken(choices[index].answer)
            case .several(let indices):
                return .wrong("which: \(indices.map { choices[$0].words }.joined(separator: ", or "))?")
            case .none: return .wrong("say one of: \(choices.map(\.words).joined(separator: " · "))")
            }
        }
    }

    /// As the other, of an enumeration whose raw values are the words.
    func choose<Answer: CaseIterable & RawRepresentable & Equatable>(
        _ question: String?, default chosen: Answer? = nil
    ) throws(Stopped) -> Answer where Answer.RawValue == String {
        try choose(question, Answer.allCases.map { Choice($0, $0.rawValue) }, default: chosen)
    }

    /// Asks yes or no: `… [Y/n]`.
    ///
    /// - Parameter default: what Enter alone says.
    func yes(_ question: String, default chosen: Bool = true) throws(Stopped) -> Bool {
        let lines = laid("\(question) \(chosen ? "[Y/n]" : "[y/N]")", room: 5).split(
            separator: "\n", omittingEmptySubsequences: false)
        let above = lines.count > 1 ? lines.dropLast().joined(separator: "\n") : nil
        return try ask(above, prompt: "\(lines.last ?? "") ") { said in
            if said.isEmpty { return .taken(chosen) }
            switch Chosen(said, of: [["yes"], ["no"]]) {
            case .one(let index): return .taken(index == 0)
            case .several, .none: return .wrong("y or n?")
            }
        }
    }

    /// Choices side by side, a line for as many as fit; none is torn apart that fits a line.
    private func offered(_ words: [String]) -> String {
        var lines: [String] = []
        for word in words.map({ printable($0) }) {
            if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(word) <= width {
                lines[lines.count - 1] = "\(last) · \(word)"
            } else {
                lines.append(laid(word, indent: 2))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func meanings<Answer>(_ choices: [Choice<Answer>]) -> String {
        choices.map { choice in choice.meaning.map { "\(choice.words): \($0)" } ?? choice.words }
            .joined(separator: "\n")
    }
}
