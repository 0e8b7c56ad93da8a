package import CanonicalJSON

/// Answer of `agenda.get`: everything between two people, from what both see already.
package struct AgendaView: WireObject, Hashable {
    /// The coming ones and the last ones, in the order of their days.
    package var checkpoints: [AgendaCheckpoint]
    /// More was there than one answer looks at.
    package var cut: Bool?
    package var feedback: AgendaFeedback
    package var load: AgendaLoad
    /// Milestones that have begun and have no verdict yet.
    package var numbers: [AgendaNumber]
    package var people: People
    /// What either means to talk about.
    package var points: [Item]
    package var size: UInt64
    /// Promises to the reader, late ones first.
    package var theyOwe: [Item]
    /// What waits for the other of the two.
    package var waitsForThem: [Item]
    /// What waits for the reader.
    package var waitsForYou: [Item]
    package var with: String
    /// The reader's promises to the other, late ones first.
    package var youOwe: [Item]

    package init(
        checkpoints: [AgendaCheckpoint], cut: Bool? = nil, feedback: AgendaFeedback, load: AgendaLoad,
        numbers: [AgendaNumber], people: People, points: [Item], size: UInt64, theyOwe: [Item], waitsForThem: [Item],
        waitsForYou: [Item], with: String, youOwe: [Item]
    ) {
        self.checkpoints = checkpoints
        self.cut = cut
        self.feedback = feedback
        self.load = load
        self.numbers = numbers
        self.people = people
        self.points = points
        self.size = size
        self.theyOwe = theyOwe
        self.waitsForThem = waitsForThem
        self.waitsForYou = waitsForYou
        self.with = with
        self.youOwe = youOwe
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        checkpoints = try reader.many(
            AgendaCheckpoint.self, "checkpoints", count: Wire.rows,
            about: "the coming ones and the last ones, in the order of their days")
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        feedback = try reader.one(AgendaFeedback.self, "feedback")
        load = try reader.one(AgendaLoad.self, "load")
        numbers = try reader.many(
            AgendaNumber.self, "numbers", count: Wire.rows, about: "milestones that have begun and have no verdict yet")
        people = try People(reader, "people")
        points = try reader.many(Item.self, "points", count: Wire.rows, about: "what either means to talk about")
        size = try reader.value("size", Wire.position)
        theyOwe = try reader.many(
            Item.self, "theyOwe", count: Wire.rows, about: "promises to the reader, late ones first")
        waitsForThem = try reader.many(
            Item.self, "waitsForThem", count: Wire.rows, about: "what waits for the other of the two")
        waitsForYou = try reader.many(Item.self, "waitsForYou", count: Wire.rows, about: "what waits for the reader")
        with = try reader.value("with", Wire.word)
        youOwe = try reader.many(
            Item.self, "youOwe", count: Wire.rows, about: "the reader's promises to the other, late ones first")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("checkpoints", checkpoints)
        if let cut { w.bool("cut", cut) }
        w.one("feedback", feedback)
        w.one("load", load)
        w.many("numbers", numbers)
        people.write("people", to: &w)
        w.many("points", points)
        w.integer("size", Int64(size))
        w.many("theyOwe", theyOwe)
        w.many("waitsForThem", waitsForThem)
        w.many("waitsForYou", waitsForYou)
        w.string("with", with)
        w.many("youOwe", youOwe)
    }
}
