package import CanonicalJSON

/// One possible answer: a word to choose, and the command that it sends.
package struct ItemAnswer: WireObject, Hashable {
    /// Cannot be unsaid.
    package var final: Bool?
    /// A command line to go on with, where the answer is longer than a few words.
    package var hint: String?
    /// The command to send; absent where there is only a hint.
    package var method: String?
    /// What to ask for before it is sent; each joins the parameters under its name.
    package var needs: [AnswerNeed]
    /// What is known of its parameters.
    package var params: JSONTree
    /// What it does, in one clause.
    package var says: String?
    /// What people choose it by.
    package var word: String

    package init(
        final: Bool? = nil, hint: String? = nil, method: String? = nil, needs: [AnswerNeed], params: JSONTree,
        says: String? = nil, word: String
    ) {
        self.final = final
        self.hint = hint
        self.method = method
        self.needs = needs
        self.params = params
        self.says = says
        self.word = word
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        final = try reader.optional("final", Wire.flag, about: "cannot be unsaid")
        hint = try reader.optional(
            "hint", Wire.word, about: "a command line to go on with, where the answer is longer than a few words")
        method = try reader.optional(
            "method", Wire.word, about: "the command to send; absent where there is only a hint")
        needs = try reader.many(
            AnswerNeed.self, "needs", count: Wire.rows,
            about: "what to ask for before it is sent; each joins the parameters under its name")
        params = try JSONTree(reader.raw("params", about: "what is known of its parameters"))
        says = try reader.optional("says", Wire.text, about: "what it does, in one clause")
        word = try reader.value("word", Wire.word, about: "what people choose it by")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let final { w.bool("final", final) }
        if let hint { w.string("hint", hint) }
        if let method { w.string("method", method) }
        w.many("needs", needs)
        w.raw("params", params.canonicalBytes)
        if let says { w.string("says", says) }
        w.string("word", word)
    }
}

/// Something that a person has to say with an answer.
package struct AnswerNeed: WireObject, Hashable {
    /// The question to put.
    package var ask: String
    /// What may be chosen, for a choice.
    package var choices: [String]?
    /// Text, optionalText, day, optionalDay or choice.
    package var kind: String
    /// The parameter that it becomes.
    package var name: String

    package init(ask: String, choices: [String]? = nil, kind: String, name: String) {
        self.ask = ask
        self.choices = choices
        self.kind = kind
        self.name = name
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        ask = try reader.value("ask", Wire.text, about: "the question to put")
        choices = try reader.optionalArray(
            "choices", count: Wire.rows, about: "what may be chosen, for a choice", Wire.word)
        kind = try reader.value("kind", Wire.word, about: "text, optionalText, day, optionalDay or choice")
        name = try reader.value("name", Wire.word, about: "the parameter that it becomes")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("ask", ask)
        if let choices { w.strings("choices", choices) }
        w.string("kind", kind)
        w.string("name", name)
    }
}
