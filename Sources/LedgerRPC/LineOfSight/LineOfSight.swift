package import CanonicalJSON

/// Answer of `lineOfSight.get`: how somebody's agreements lead to what the organisation is after.
package struct LineOfSightAnswer: WireObject, Hashable {
    /// More was there than one answer looks at.
    package var cut: Bool?
    package var lines: [SightLine]
    package var people: People
    package var person: String
    package var size: UInt64

    package init(cut: Bool? = nil, lines: [SightLine], people: People, person: String, size: UInt64) {
        self.cut = cut
        self.lines = lines
        self.people = people
        self.person = person
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        lines = try reader.many(SightLine.self, "lines", count: Wire.rows)
        people = try People(reader, "people")
        person = try reader.value("person", Wire.word)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let cut { w.bool("cut", cut) }
        w.many("lines", lines)
        people.write("people", to: &w)
        w.string("person", person)
        w.integer("size", Int64(size))
    }
}

/// One agreement, and the goals above it.
package struct SightLine: WireObject, Hashable {
    package var agreement: String
    /// The nearest first, up to the top.
    package var goals: [SightGoal]
    /// How it contributes, in the words of the terms.
    package var how: String?
    package var milestones: MilestoneCounts
    /// Why it serves no goal.
    package var none: String?
    /// True when it was set without the member's agreement.
    package var notAgreed: Bool?
    /// What is aimed at.
    package var outcome: String?
    package var state: String

    package init(
        agreement: String, goals: [SightGoal], how: String? = nil, milestones: MilestoneCounts, none: String? = nil,
        notAgreed: Bool? = nil, outcome: String? = nil, state: String
    ) {
        self.agreement = agreement
        self.goals = goals
        self.how = how
        self.milestones = milestones
        self.none = none
        self.notAgreed = notAgreed
        self.outcome = outcome
        self.state = state
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        goals = try reader.many(SightGoal.self, "goals", count: Wire.rows, about: "the nearest first, up to the top")
        how = try reader.optional("how", Wire.text, about: "how it contributes, in the words of the terms")
        milestones = try reader.one(MilestoneCounts.self, "milestones")
        none = try reader.optional("none", Wire.text, about: "why it serves no goal")
        notAgreed = try reader.optional(
            "notAgreed", Wire.flag, about: "true when it was set without the member's agreement")
        outcome = try reader.optional("outcome", Wire.text, about: "what is aimed at")
        state = try reader.value("state", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        w.many("goals", goals)
        if let how { w.string("how", how) }
        w.one("milestones", milestones)
        if let none { w.string("none", none) }
        if let notAgreed { w.bool("notAgreed", notAgreed) }
        if let outcome { w.string("outcome", outcome) }
        w.string("state", state)
    }
}
