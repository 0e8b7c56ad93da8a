package import CanonicalJSON

/// Answer of `mirror.get`: how somebody does as a leader, from facts alone.
package struct MirrorView: WireObject, Hashable {
    package var answers: MirrorAnswers
    /// More was there than one answer looks at.
    package var cut: Bool?
    /// Person by person, to the leader alone.
    package var evenness: [MirrorRow]?
    package var feedback: MirrorFeedback
    package var help: MirrorHelp
    package var oneToOnes: MirrorOneToOnes
    package var people: People
    package var period: Period
    package var person: String
    package var promises: MirrorPromises
    package var size: UInt64

    package init(
        answers: MirrorAnswers, cut: Bool? = nil, evenness: [MirrorRow]? = nil, feedback: MirrorFeedback,
        help: MirrorHelp, oneToOnes: MirrorOneToOnes, people: People, period: Period, person: String,
        promises: MirrorPromises, size: UInt64
    ) {
        self.answers = answers
        self.cut = cut
        self.evenness = evenness
        self.feedback = feedback
        self.help = help
        self.oneToOnes = oneToOnes
        self.people = people
        self.period = period
        self.person = person
        self.promises = promises
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answers = try reader.one(MirrorAnswers.self, "answers")
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        evenness = try reader.optionalMany(
            MirrorRow.self, "evenness", count: Wire.rows, about: "person by person, to the leader alone")
        feedback = try reader.one(MirrorFeedback.self, "feedback")
        help = try reader.one(MirrorHelp.self, "help")
        oneToOnes = try reader.one(MirrorOneToOnes.self, "oneToOnes")
        people = try People(reader, "people")
        period = try reader.one(Period.self, "period")
        person = try reader.value("person", Wire.word)
        promises = try reader.one(MirrorPromises.self, "promises")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("answers", answers)
        if let cut { w.bool("cut", cut) }
        if let evenness { w.many("evenness", evenness) }
        w.one("feedback", feedback)
        w.one("help", help)
        w.one("oneToOnes", oneToOnes)
        people.write("people", to: &w)
        w.one("period", period)
        w.string("person", person)
        w.one("promises", promises)
        w.integer("size", Int64(size))
    }
}

/// Promises that the leader owed, by what became of them.
package struct MirrorPromises: WireObject, Hashable {
    /// Whose day lies in the period.
    package var due: Int
    package var kept: Int
    /// Of those kept, done after their day.
    package var keptLate: Int
    /// Not done, and their day has passed.
    package var late: Int
    /// Not ended yet.
    package var open: Int

    package init(due: Int, kept: Int, keptLate: Int, late: Int, open: Int) {
        self.due = due
        self.kept = kept
        self.keptLate = keptLate
        self.late = late
        self.open = open
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        due = try reader.value("due", Wire.count, about: "whose day lies in the period")
        kept = try reader.value("kept", Wire.count)
        keptLate = try reader.value("keptLate", Wire.count, about: "of those kept, done after their day")
        late = try reader.value("late", Wire.count, about: "not done, and their day has passed")
        open = try reader.value("open", Wire.count, about: "not ended yet")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("due", Int64(due))
        w.integer("kept", Int64(kept))
        w.integer("keptLate", Int64(keptLate))
        w.integer("late", Int64(late))
        w.integer("open", Int64(open))
    }
}

/// Help that the leader promised.
package struct MirrorHelp: WireObject, Hashable {
    package var given: Int
    /// Given after its day, or not yet.
    package var late: Int
    /// Its day has passed, and it is not there.
    package var notGiven: Int
    package var promised: Int

    package init(given: Int, late: Int, notGiven: Int, promised: Int) {
        self.given = given
        self.late = late
        self.notGiven = notGiven
        self.promised = promised
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        given = try reader.value("given", Wire.count)
        late = try reader.value("late", Wire.count, about: "given after its day, or not yet")
        notGiven = try reader.value("notGiven", Wire.count, about: "its day has passed, and it is not there")
        promised = try reader.value("promised", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("given", Int64(given))
        w.integer("late", Int64(late))
        w.integer("notGiven", Int64(notGiven))
        w.integer("promised", Int64(promised))
    }
}
