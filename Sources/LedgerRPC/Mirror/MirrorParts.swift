package import CanonicalJSON

/// How fast the leader answers what was asked of them.
package struct MirrorAnswers: WireObject, Hashable {
    package var given: Int
    /// Days from question to answer, one decimal.
    package var medianDays: String?
    /// Answered late or not yet, past the time to answer.
    package var overdue: Int
    /// Not answered yet.
    package var waiting: Int

    package init(given: Int, medianDays: String? = nil, overdue: Int, waiting: Int) {
        self.given = given
        self.medianDays = medianDays
        self.overdue = overdue
        self.waiting = waiting
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        given = try reader.value("given", Wire.count)
        medianDays = try reader.optional("medianDays", Wire.word, about: "days from question to answer, one decimal")
        overdue = try reader.value("overdue", Wire.count, about: "answered late or not yet, past the time to answer")
        waiting = try reader.value("waiting", Wire.count, about: "not answered yet")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("given", Int64(given))
        if let medianDays { w.string("medianDays", medianDays) }
        w.integer("overdue", Int64(overdue))
        w.integer("waiting", Int64(waiting))
    }
}

/// What became of the one-to-ones with who is managed.
package struct MirrorOneToOnes: WireObject, Hashable {
    /// Said held, and the other said no.
    package var denied: Int
    package var due: Int
    package var held: Int
    package var missed: Int
    package var moved: Int

    package init(denied: Int, due: Int, held: Int, missed: Int, moved: Int) {
        self.denied = denied
        self.due = due
        self.held = held
        self.missed = missed
        self.moved = moved
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        denied = try reader.value("denied", Wire.count, about: "said held, and the other said no")
        due = try reader.value("due", Wire.count)
        held = try reader.value("held", Wire.count)
        missed = try reader.value("missed", Wire.count)
        moved = try reader.value("moved", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("denied", Int64(denied))
        w.integer("due", Int64(due))
        w.integer("held", Int64(held))
        w.integer("missed", Int64(missed))
        w.integer("moved", Int64(moved))
    }
}

/// Feedback that the leader gave.
package struct MirrorFeedback: WireObject, Hashable {
    /// How much of it says what to do next.
    package var developmental: MirrorShare
    package var given: Int
    /// Long after what it is about.
    package var late: Int

    package init(developmental: MirrorShare, given: Int, late: Int) {
        self.developmental = developmental
        self.given = given
        self.late = late
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        developmental = try reader.one(MirrorShare.self, "developmental", about: "how much of it says what to do next")
        given = try reader.value("given", Wire.count)
        late = try reader.value("late", Wire.count, about: "long after what it is about")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("developmental", developmental)
        w.integer("given", Int64(given))
        w.integer("late", Int64(late))
    }
}

/// A share with the interval in which it likely lies (Wilson, 95 %).
package struct MirrorShare: WireObject, Hashable {
    /// From 0 to 1, three decimals.
    package var high: String
    /// From 0 to 1, three decimals.
    package var low: String
    package var n: Int
    package var of: Int

    package init(high: String, low: String, n: Int, of: Int) {
        self.high = high
        self.low = low
        self.n = n
        self.of = of
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        high = try reader.value("high", Wire.word, about: "from 0 to 1, three decimals")
        low = try reader.value("low", Wire.word, about: "from 0 to 1, three decimals")
        n = try reader.value("n", Wire.count)
        of = try reader.value("of", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("high", high)
        w.string("low", low)
        w.integer("n", Int64(n))
        w.integer("of", Int64(of))
    }
}

/// One person beside the others whom the same leader manages.
package struct MirrorRow: WireObject, Hashable {
    /// Median days to answer them.
    package var answerDays: String?
    package var helpGiven: Int
    package var helpPromised: Int
    /// Feedback given to them.
    package var notes: Int
    package var oneToOnesDue: Int
    package var oneToOnesHeld: Int
    package var person: String
    /// Mean of target ÷ baseline over what is measured of them, two decimals.
    package var targetRatio: String?

    package init(
        answerDays: String? = nil, helpGiven: Int, helpPromised: Int, notes: Int, oneToOnesDue: Int, oneToOnesHeld: Int,
        person: String, targetRatio: String? = nil
    ) {
        self.answerDays = answerDays
        self.helpGiven = helpGiven
        self.helpPromised = helpPromised
        self.notes = notes
        self.oneToOnesDue = oneToOnesDue
        self.oneToOnesHeld = oneToOnesHeld
        self.person = person
        self.targetRatio = targetRatio
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answerDays = try reader.optional("answerDays", Wire.word, about: "median days to answer them")
        helpGiven = try reader.value("helpGiven", Wire.count)
        helpPromised = try reader.value("helpPromised", Wire.count)
        notes = try reader.value("notes", Wire.count, about: "feedback given to them")
        oneToOnesDue = try reader.value("oneToOnesDue", Wire.count)
        oneToOnesHeld = try reader.value("oneToOnesHeld", Wire.count)
        person = try reader.value("person", Wire.word)
        targetRatio = try reader.optional(
            "targetRatio", Wire.word, about: "mean of target ÷ baseline over what is measured of them, two decimals")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let answerDays { w.string("answerDays", answerDays) }
        w.integer("helpGiven", Int64(helpGiven))
        w.integer("helpPromised", Int64(helpPromised))
        w.integer("notes", Int64(notes))
        w.integer("oneToOnesDue", Int64(oneToOnesDue))
        w.integer("oneToOnesHeld", Int64(oneToOnesHeld))
        w.string("person", person)
        if let targetRatio { w.string("targetRatio", targetRatio) }
    }
}
