package import CanonicalJSON

/// What a member proposed to do, and what came of it.
package struct StrategyView: WireObject, Hashable {
    package var agreement: String
    package var answerBy: String
    package var answeredAt: String?
    package var answeredBy: String?
    package var at: String
    package var id: String
    /// It waits for an answer that was due.
    package var late: Bool
    package var member: String
    /// The manager's words, or why it was declined or withdrawn.
    package var reply: String?
    /// Proposed, adopted, adapted, accepted, declined or withdrawn.
    package var state: String
    package var text: String?

    package init(
        agreement: String, answerBy: String, answeredAt: String? = nil, answeredBy: String? = nil, at: String,
        id: String, late: Bool, member: String, reply: String? = nil, state: String, text: String? = nil
    ) {
        self.agreement = agreement
        self.answerBy = answerBy
        self.answeredAt = answeredAt
        self.answeredBy = answeredBy
        self.at = at
        self.id = id
        self.late = late
        self.member = member
        self.reply = reply
        self.state = state
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        answerBy = try reader.value("answerBy", Wire.word)
        answeredAt = try reader.optional("answeredAt", Wire.word)
        answeredBy = try reader.optional("answeredBy", Wire.word)
        at = try reader.value("at", Wire.word)
        id = try reader.value("id", Wire.word)
        late = try reader.value("late", Wire.flag, about: "it waits for an answer that was due")
        member = try reader.value("member", Wire.word)
        reply = try reader.optional(
            "reply", Wire.text, about: "the manager's words, or why it was declined or withdrawn")
        state = try reader.value(
            "state", Wire.word, about: "proposed, adopted, adapted, accepted, declined or withdrawn")
        text = try reader.optional("text", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        w.string("answerBy", answerBy)
        if let answeredAt { w.string("answeredAt", answeredAt) }
        if let answeredBy { w.string("answeredBy", answeredBy) }
        w.string("at", at)
        w.string("id", id)
        w.bool("late", late)
        w.string("member", member)
        if let reply { w.string("reply", reply) }
        w.string("state", state)
        if let text { w.string("text", text) }
    }
}

/// Answer of `strategy.get`.
package struct StrategyDetail: WireObject, Hashable {
    package var people: People
    package var size: UInt64
    package var strategy: StrategyView

    package init(people: People, size: UInt64, strategy: StrategyView) {
        self.people = people
        self.size = size
        self.strategy = strategy
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        strategy = try reader.one(StrategyView.self, "strategy")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        people.write("people", to: &w)
        w.integer("size", Int64(size))
        w.one("strategy", strategy)
    }
}

extension StrategyView: ListedRow {
    package static var plural: StaticString { "strategies" }
}

/// Answer of `strategy.list`.
package typealias StrategyList = RowPage<StrategyView>
