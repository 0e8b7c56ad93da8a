import LedgerRPC

extension Item {
    /// Whether a word is one of its answers, or begins one.
    func has(answer word: String) -> Bool { Chosen(word, of: answers.map { [$0.word] }) != .none }

    /// The answer that somebody named; its beginning is enough where it is no other's.
    func answer(called word: String) throws -> ItemAnswer {
        if case .one(let index) = Chosen(word, of: answers.map { [$0.word] }) { return answers[index] }
        throw Complaint.usage(
            "\(word) is no answer to \(id)", because: ["it is: \(title)"],
            hint: answers.isEmpty ? nil : "one of: \(commands.joined(separator: "; "))")
    }

    private static let noes: Set<String> = ["no", "not yet", "decline", "withdraw"]

    private static let yeses: Set<String> = [
        "accept", "adopt", "agree", "close", "co-sign", "done", "held", "kept", "ok", "promise", "received", "seen",
        "still right", "take over", "yes", "yes, no help needed",
    ]

    /// What agrees to it; nil where it asks for more than a yes, or a yes is not possible now.
    var yes: ItemAnswer? { answers.first { Self.yeses.contains($0.word) } }

    var no: ItemAnswer? { answers.first { Self.noes.contains($0.word) } }
}

extension ItemAnswer {
    /// The command, of what was said on the command line.
    ///
    /// - Parameter said: `due=friday`, `reason=…`; what has no name goes to the first need that has nothing yet.
    func reply(to item: Item, arguments said: [String], use: Use) throws -> Reply {
        guard method != nil else {
            throw Complaint.usage("\(word) is longer than a word", hint: hint)
        }
        if method == "agreement.confirm", !needs.isEmpty {
            throw Complaint.usage(
                "terms are confirmed in your own words",
                hint: "ledger confirm \(item.about?.id ?? item.id) --own-words \"…\"")
        }
        let values = try values(of: said, item, use)
        guard let reply = reply(to: item, values) else { throw Complaint.usage("\(word) cannot be sent", hint: hint) }
        return reply
    }

    private func values(of said: [String], _ item: Item, _ use: Use) throws -> [String: String] {
        var values: [String: String] = [:]
        var nameless: [String] = []
        for argument in said {
            let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if sides.count == 2, needs.contains(where: { $0.name == sides[0] }) {
                values[sides[0]] = sides[1]
            } else {
                nameless.append(argument)
            }
        }
        for text in nameless {
            let free = needs.filter { values[$0.name] == nil }
            guard let need = free.first(where: { !$0.isOptional }) ?? free.first else {
                throw Complaint.usage("\(word) of \(item.id) takes no more words", because: ["too much: \(text)"])
            }
            values[need.name] = text
        }
        for need in needs { values[need.name] = try checked(values[need.name], need, item, use) }
        return values
    }

    private func checked(_ value: String?, _ need: AnswerNeed, _ item: Item, _ use: Use) throws -> String? {
        guard let value, !value.isEmpty else {
            if need.isOptional { return nil }
            throw Complaint.usage(
                "\(need.name) is missing", because: [need.ask],
                hint: "ledger answer \(item.shellID) \(shellWord) \(need.name)=\(need.sample)")
        }
        switch need.form {
        case .text, .optionalText: return value
        case .day, .optionalDay: return try use.day(value, for: need.name) as String
        case .number, .optionalNumber:
            guard let number = Int32(value) else { throw Complaint.usage("\(value) will not do as \(need.name)") }
            return "\(number)"
        case .choice:
            let choices = need.choices ?? []
            guard case .one(let index) = Chosen(value, of: choices.map { [$0, plainWords($0)] }) else {
                throw Complaint.usage(
                    "\(value) will not do as \(need.name)", hint: "one of \(choices.joined(separator: ", "))")
            }
            return choices[index]
        }
    }
}
