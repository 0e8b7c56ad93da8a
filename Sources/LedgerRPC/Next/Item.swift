package import CanonicalJSON

/// One thing that waits for somebody, whole: what it is, what was said, and what may be answered.
package struct Item: WireObject, Hashable {
    /// What it belongs to.
    package var about: ItemAbout?
    /// What the reader may answer; later is always possible, and sends nothing.
    package var answers: [ItemAnswer]
    /// Whole days since it was due.
    package var daysLate: Int?
    /// The first instant that is too late.
    package var due: String?
    /// The day that was said.
    package var dueOn: String?
    /// Whose move it was.
    package var from: String?
    /// Its id, or its position in the log where it has none.
    package var id: String
    /// Such as confirmation, strategy, promise or feedback.
    package var kind: String
    package var late: Bool?
    /// When it began to wait.
    package var since: String
    /// Whole days since then.
    package var sinceDays: Int
    /// What was said to it, oldest first.
    package var texts: [ItemText]
    /// One line in plain words, without ids.
    package var title: String
    /// The other of the two between whom it stands.
    package var with: String?

    package init(
        about: ItemAbout? = nil, answers: [ItemAnswer], daysLate: Int? = nil, due: String? = nil, dueOn: String? = nil,
        from: String? = nil, id: String, kind: String, late: Bool? = nil, since: String, sinceDays: Int,
        texts: [ItemText], title: String, with: String? = nil
    ) {
        self.about = about
        self.answers = answers
        self.daysLate = daysLate
        self.due = due
        self.dueOn = dueOn
        self.from = from
        self.id = id
        self.kind = kind
        self.late = late
        self.since = since
        self.sinceDays = sinceDays
        self.texts = texts
        self.title = title
        self.with = with
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        about = try reader.optional(ItemAbout.self, "about", about: "what it belongs to")
        answers = try reader.many(
            ItemAnswer.self, "answers", count: Wire.rows,
            about: "what the reader may answer; later is always possible, and sends nothing")
        daysLate = try reader.optional("daysLate", Wire.count, about: "whole days since it was due")
        due = try reader.optional("due", Wire.word, about: "the first instant that is too late")
        dueOn = try reader.optional("dueOn", Wire.word, about: "the day that was said")
        from = try reader.optional("from", Wire.word, about: "whose move it was")
        id = try reader.value("id", Wire.word, about: "its id, or its position in the log where it has none")
        kind = try reader.value("kind", Wire.word, about: "such as confirmation, strategy, promise or feedback")
        late = try reader.optional("late", Wire.flag)
        since = try reader.value("since", Wire.word, about: "when it began to wait")
        sinceDays = try reader.value("sinceDays", Wire.count, about: "whole days since then")
        texts = try reader.many(ItemText.self, "texts", count: Wire.rows, about: "what was said to it, oldest first")
        title = try reader.value("title", Wire.text, about: "one line in plain words, without ids")
        with = try reader.optional("with", Wire.word, about: "the other of the two between whom it stands")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let about { w.one("about", about) }
        w.many("answers", answers)
        if let daysLate { w.integer("daysLate", Int64(daysLate)) }
        if let due { w.string("due", due) }
        if let dueOn { w.string("dueOn", dueOn) }
        if let from { w.string("from", from) }
        w.string("id", id)
        w.string("kind", kind)
        if let late { w.bool("late", late) }
        w.string("since", since)
        w.integer("sinceDays", Int64(sinceDays))
        w.many("texts", texts)
        w.string("title", title)
        if let with { w.string("with", with) }
    }
}

/// What an item belongs to.
package struct ItemAbout: WireObject, Hashable {
    package var id: String
    package var title: String

    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        id = try reader.value("id", Wire.word)
        title = try reader.value("title", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("id", id)
        w.string("title", title)
    }
}

/// Something that somebody said.
package struct ItemText: WireObject, Hashable {
    package var at: String
    package var by: String
    package var text: String

    package init(at: String, by: String, text: String) {
        self.at = at
        self.by = by
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        text = try reader.value("text", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        w.string("text", text)
    }
}
