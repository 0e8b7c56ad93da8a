internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerStore
internal import TransparencyLog

extension Query {
    /// An item whole: what was said is opened for somebody whom it concerns.
    ///
    /// - Returns: it, and the people whom it mentions.
    func item(_ waiting: WaitingItem) throws -> (item: Item, people: [MemberID]) {
        var people = [waiting.from, waiting.with].compactMap { $0 }
        var texts: [ItemText] = []
        for words in waiting.words {
            guard let said = try opened(words), let text = said.text else { continue }
            if let by = said.by { people.append(by) }
            texts.append(ItemText(at: said.at.description, by: said.actor, text: text))
        }
        var title = waiting.title
        if let subject = try waiting.subject.flatMap({ try opened($0)?.text }) { title += ": \(subject)" }
        let isLate = waiting.isLate(at: now)
        let item = Item(
            about: try waiting.about.map { ItemAbout(id: $0.description, title: try self.title(of: $0)) },
            answers: waiting.answers.map(ItemAnswer.init),
            daysLate: isLate ? waiting.due.map { days(since: $0) } : nil, due: waiting.due?.description,
            dueOn: waiting.dueOn?.description, from: waiting.from?.description, id: waiting.id,
            kind: waiting.kind.rawValue, late: isLate ? true : nil, since: waiting.since.description,
            sinceDays: days(since: waiting.since), texts: texts, title: title,
            with: waiting.with?.description)
        return (item, people)
    }

    /// Items whole, as many as have room in one answer.
    ///
    /// - Parameter room: bytes of text that are left; what is used is taken off.
    func items(_ waiting: some Sequence<WaitingItem>, room: inout Int) throws -> (items: [Item], people: [MemberID]) {
        var items: [Item] = []
        var people: [MemberID] = []
        for one in waiting {
            guard room > 0 else { break }
            let (item, mentioned) = try item(one)
            room -= item.texts.reduce(item.title.utf8.count) { $0 + $1.text.utf8.count }
            items.append(item)
            people += mentioned
        }
        return (items, people)
    }

    /// Bytes of text after which an answer takes no more items or entries: escaped six-fold they still fit.
    static var textRoom: Int { Limits.answerBytes / 8 }

    /// What stands at a position, who said it and when.
    struct Said {
        var text: String?
        var at: Instant
        var actor: String
        /// Nil for the clock.
        var by: MemberID?
    }

    /// Nil where nothing stands.
    func opened(_ words: WaitingItem.Words) throws -> Said? {
        let seq =
            switch words {
            case .said(let seq), .outcome(let seq), .promise(let seq, number: _): seq
            }
        guard let stored = try facts.reading.leaf(at: seq, in: facts.view) else { return nil }
        let event = try facts.reading.openedEvent(stored, in: facts.view)
        let text: String? =
            switch words {
            case .said: event.said
            case .outcome: event.terms?.outcome.shown
            case .promise(_, let number): event.wordsOfPromise(inTerms: number)
            }
        let header = stored.leaf.header
        var by: MemberID?
        if case .member(let id) = header.actor { by = id }
        return Said(text: text, at: header.at, actor: header.actor.wireName, by: by)
    }

    /// Days as people count them, by the calendar of the ledger's zone.
    private func days(since instant: Instant) -> Int {
        max(0, (facts.day(of: instant, zone: zone) ?? instant.utcDay).distance(to: today))
    }

    /// What something is called by people; its id where nothing better is known.
    func title(of about: AboutReference) throws -> String {
        switch about {
        case .agreement(let id):
            guard let agreement = try facts.agreement(id) else { return id.description }
            let seq = agreement.inForce?.terms.seq ?? agreement.standing.reference.seq
            return try opened(.outcome(seq))?.text ?? id.description
        case .goal(let id): return try facts.goal(id)?.title ?? id.description
        case .metric(let id): return try facts.metric(id)?.versions.last?.name ?? id.description
        case .promise(let id):
            guard let promise = try facts.promise(id) else { return id.description }
            return try opened(promise.words)?.text ?? id.description
        case .checkpoint(let id):
            return try facts.checkpoint(id).map { "the one-to-one of \($0.on)" } ?? id.description
        case .strategy(let id):
            guard let strategy = try facts.strategy(id) else { return id.description }
            return try opened(.said(strategy.seq))?.text ?? id.description
        case .feedback(let id):
            return try facts.feedback(id)?.given.map { "feedback of \($0.observedOn)" } ?? id.description
        }
    }
}

extension Event {
    /// The terms that an event puts forward.
    var terms: Terms? {
        switch self {
        case .agreement(.proposed(let event)): event.terms
        case .agreement(.countered(let event)): event.terms
        case .agreement(.amendmentProposed(let event)): event.terms
        default: nil
        }
    }
}

extension ItemAnswer {
    init(_ answer: WaitingAnswer) {
        self.init(
            final: answer.isFinal ? true : nil, hint: answer.hint, method: answer.method,
            needs: answer.needs.map(AnswerNeed.init),
            params: .object(answer.parameters.map { ($0.name, JSONTree($0.value)) }), says: answer.says,
            word: answer.word)
    }
}

extension AnswerNeed {
    init(_ need: WaitingAnswer.Need) {
        self.init(
            ask: need.ask, choices: need.choices.isEmpty ? nil : need.choices, kind: need.kind.rawValue,
            name: need.name)
    }
}

extension JSONTree {
    init(_ value: WaitingAnswer.Value) {
        switch value {
        case .text(let text): self = .string(text)
        case .number(let number): self = .integer(Int64(number))
        case .flag(let flag): self = .bool(flag)
        case .terms(let terms):
            self = ["hash": .string(Hash256(terms.hash).base64url), "seq": .integer(Int64(terms.seq))]
        }
    }
}
