package import CanonicalJSON

/// One promise in a list.
package struct PromiseRow: WireObject, Hashable {
    /// What it is about, by id.
    package var about: String?
    package var creditor: String
    package var debtor: String
    /// The instant at which it is late.
    package var due: String?
    /// The day that people said.
    package var dueOn: String?
    package var id: String
    package var kind: String
    /// Another day that the debtor asked for.
    package var moveTo: String?
    /// Asked, unanswered, open, late, done, contested, kept, broken, declined or withdrawn.
    package var state: String
    package var what: String?

    package init(
        about: String? = nil, creditor: String, debtor: String, due: String? = nil, dueOn: String? = nil, id: String,
        kind: String, moveTo: String? = nil, state: String, what: String? = nil
    ) {
        self.about = about
        self.creditor = creditor
        self.debtor = debtor
        self.due = due
        self.dueOn = dueOn
        self.id = id
        self.kind = kind
        self.moveTo = moveTo
        self.state = state
        self.what = what
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        about = try reader.optional("about", Wire.word, about: "what it is about, by id")
        creditor = try reader.value("creditor", Wire.word)
        debtor = try reader.value("debtor", Wire.word)
        due = try reader.optional("due", Wire.word, about: "the instant at which it is late")
        dueOn = try reader.optional("dueOn", Wire.word, about: "the day that people said")
        id = try reader.value("id", Wire.word)
        kind = try reader.value("kind", Wire.word)
        moveTo = try reader.optional("moveTo", Wire.word, about: "another day that the debtor asked for")
        state = try reader.value("state", Wire.word, about: promiseStates)
        what = try reader.optional("what", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let about { w.string("about", about) }
        w.string("creditor", creditor)
        w.string("debtor", debtor)
        if let due { w.string("due", due) }
        if let dueOn { w.string("dueOn", dueOn) }
        w.string("id", id)
        w.string("kind", kind)
        if let moveTo { w.string("moveTo", moveTo) }
        w.string("state", state)
        if let what { w.string("what", what) }
    }
}

/// For schemas.
let promiseStates = "asked, unanswered, open, late, done, contested, kept, broken, declined or withdrawn"

extension PromiseRow: ListedRow {
    package static var plural: StaticString { "promises" }
}

/// Answer of `promise.list`.
package typealias PromiseList = RowPage<PromiseRow>
