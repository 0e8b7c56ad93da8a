/// What is about to be sent and to whom, shown before it goes: nothing on the record can be unsaid.
struct Preview {
    struct Item: Equatable {
        /// In a clause: "P9 is done".
        var what: String
        /// The words that go with it, as they will be read.
        var words: String?
    }

    /// Who will read it, by handle.
    var recipients: [String]
    private(set) var items: [Item] = []

    init(to recipients: String...) { self.recipients = recipients }
    init(to recipients: [String]) { self.recipients = recipients }

    mutating func add(_ what: String, words: String? = nil) { items.append(Item(what: what, words: words)) }

    /// `Send these 5 things to dana?`
    var question: String {
        let things = items.count == 1 ? "this" : "these \(items.count) things"
        return "Send \(things)\(recipients.isEmpty ? "" : " to \(Self.list(recipients))")?"
    }

    /// `dana`, `dana and omar`, `dana, omar and hr`.
    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension Use {
    /// Shows what will be sent to whom, and asks.
    ///
    /// With `--yes` nothing is shown and the answer is yes. What was typed before the question was seen does not answer
    /// it.
    ///
    /// - Parameter goOn: the command that takes up where somebody stops.
    /// - Returns: whether it may go; false for nothing to send.
    /// - Throws: ``Stopped``; a complaint when there is neither a terminal nor `--yes`.
    func approves(_ preview: Preview, goOn: String? = nil) throws -> Bool {
        guard !preview.items.isEmpty else { return false }
        if terminal.saysYes { return true }
        if let reason = terminal.whyNobodyIsAsked {
            throw Complaint.usage(
                "nothing was sent: what is on the record cannot be unsaid, and nobody can be asked",
                because: [reason] + preview.items.map { "\(Preview.list(preview.recipients)) would read: \($0.what)" },
                hint: "look at it on a terminal, or say --yes")
        }
        let talk = Conversation(terminal, today: today, goOn: goOn)
        for item in preview.items {
            talk.say("· \(item.what)", indent: 2)
            if let words = item.words { talk.say("“\(words)”", indent: 4) }
        }
        talk.discardTypedAhead()
        return try talk.yes(preview.question)
    }
}
