package import CanonicalJSON

/// One promise with everything that happened to it.
package struct PromiseView: WireObject, Hashable {
    /// What it is about, by id.
    package var about: String?
    package var acts: [ActView]
    /// The last day to answer what was asked for, while it waits.
    package var answerBy: String?
    /// The last day to contest that it is done, while that is possible.
    package var contestBy: String?
    package var creditor: String
    package var debtor: String
    /// The instant at which it is late.
    package var due: String?
    /// The day that people said.
    package var dueOn: String?
    package var id: String
    /// Which promise of which terms it is.
    package var inTerms: PromiseInTerms?
    package var kind: String
    package var moveAsked: MoveAskedView?
    /// How often another day was agreed.
    package var moves: Int
    /// Asked, unanswered, open, late, done, contested, kept, broken, declined or withdrawn.
    package var state: String
    /// How often its day passed before it was done.
    package var timesOverdue: Int
    package var what: String?

    package init(
        about: String? = nil, acts: [ActView], answerBy: String? = nil, contestBy: String? = nil, creditor: String,
        debtor: String, due: String? = nil, dueOn: String? = nil, id: String, inTerms: PromiseInTerms? = nil,
        kind: String, moveAsked: MoveAskedView? = nil, moves: Int, state: String, timesOverdue: Int,
        what: String? = nil
    ) {
        self.about = about
        self.acts = acts
        self.answerBy = answerBy
        self.contestBy = contestBy
        self.creditor = creditor
        self.debtor = debtor
        self.due = due
        self.dueOn = dueOn
        self.id = id
        self.inTerms = inTerms
        self.kind = kind
        self.moveAsked = moveAsked
        self.moves = moves
        self.state = state
        self.timesOverdue = timesOverdue
        self.what = what
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        about = try reader.optional("about", Wire.word, about: "what it is about, by id")
        acts = try reader.many(ActView.self, "acts", count: Wire.rows, about: "everything that happened, in order")
        answerBy = try reader.optional("answerBy", Wire.word, about: "the last day to answer what was asked for")
        contestBy = try reader.optional("contestBy", Wire.word, about: "the last day to contest that it is done")
        creditor = try reader.value("creditor", Wire.word)
        debtor = try reader.value("debtor", Wire.word)
        due = try reader.optional("due", Wire.word, about: "the instant at which it is late")
        dueOn = try reader.optional("dueOn", Wire.word, about: "the day that people said")
        id = try reader.value("id", Wire.word)
        inTerms = try reader.optional(PromiseInTerms.self, "inTerms", about: "which promise of which terms it is")
        kind = try reader.value("kind", Wire.word)
        moveAsked = try reader.optional(
            MoveAskedView.self, "moveAsked", about: "another day that the debtor asked for and that waits for an answer"
        )
        moves = try reader.value("moves", Wire.count, about: "how often another day was agreed")
        state = try reader.value("state", Wire.word, about: promiseStates)
        timesOverdue = try reader.value(
            "timesOverdue", Wire.count, about: "how often its day passed before it was done")
        what = try reader.optional("what", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let about { w.string("about", about) }
        w.many("acts", acts)
        if let answerBy { w.string("answerBy", answerBy) }
        if let contestBy { w.string("contestBy", contestBy) }
        w.string("creditor", creditor)
        w.string("debtor", debtor)
        if let due { w.string("due", due) }
        if let dueOn { w.string("dueOn", dueOn) }
        w.string("id", id)
        if let inTerms { w.one("inTerms", inTerms) }
        w.string("kind", kind)
        if let moveAsked { w.one("moveAsked", moveAsked) }
        w.integer("moves", Int64(moves))
        w.string("state", state)
        w.integer("timesOverdue", Int64(timesOverdue))
        if let what { w.string("what", what) }
    }
}
