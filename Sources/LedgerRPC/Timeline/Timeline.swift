package import CanonicalJSON

/// Answer of `timeline.get`: what happened, in order.
package struct Timeline: WireObject, Hashable {
    /// More was there than one answer looks at.
    package var cut: Bool?
    package var entries: [TimelineEntry]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(cut: Bool? = nil, entries: [TimelineEntry], next: String? = nil, people: People, size: UInt64) {
        self.cut = cut
        self.entries = entries
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        entries = try reader.many(TimelineEntry.self, "entries", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let cut { w.bool("cut", cut) }
        w.many("entries", entries)
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}

/// One thing that happened, in plain words.
package struct TimelineEntry: WireObject, Hashable {
    package var actor: String
    package var at: String
    /// Recorded after its day.
    package var late: Bool?
    package var seq: UInt64
    /// What was said to it afterwards.
    package var statements: [ItemText]
    package var stream: String
    /// Such as: dana proposed a strategy.
    package var summary: String
    /// What was said with it, where the reader may see it.
    package var text: String?
    package var type: String

    package init(
        actor: String, at: String, late: Bool? = nil, seq: UInt64, statements: [ItemText], stream: String,
        summary: String, text: String? = nil, type: String
    ) {
        self.actor = actor
        self.at = at
        self.late = late
        self.seq = seq
        self.statements = statements
        self.stream = stream
        self.summary = summary
        self.text = text
        self.type = type
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        actor = try reader.value("actor", Wire.word)
        at = try reader.value("at", Wire.word)
        late = try reader.optional("late", Wire.flag, about: "recorded after its day")
        seq = try reader.value("seq", Wire.position)
        statements = try reader.many(
            ItemText.self, "statements", count: Wire.rows, about: "what was said to it afterwards")
        stream = try reader.value("stream", Wire.word)
        summary = try reader.value("summary", Wire.text, about: "such as: dana proposed a strategy")
        text = try reader.optional("text", Wire.text, about: "what was said with it, where the reader may see it")
        type = try reader.value("type", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("actor", actor)
        w.string("at", at)
        if let late { w.bool("late", late) }
        w.integer("seq", Int64(seq))
        w.many("statements", statements)
        w.string("stream", stream)
        w.string("summary", summary)
        if let text { w.string("text", text) }
        w.string("type", type)
    }
}
