package import CanonicalJSON

/// When somebody is away.
package struct AbsenceRow: WireObject, Hashable {
    /// When it was recorded.
    package var at: String
    /// Milestones whose targets it lowers, as far as they add up.
    package var effects: [AbsenceEffect]
    package var from: String?
    /// As absence.withdraw names it.
    package var seq: UInt64
    package var to: String?
    package var withdrawn: Bool
    /// Mondays to Fridays.
    package var workingDays: Int

    package init(
        at: String, effects: [AbsenceEffect], from: String? = nil, seq: UInt64, to: String? = nil, withdrawn: Bool,
        workingDays: Int
    ) {
        self.at = at
        self.effects = effects
        self.from = from
        self.seq = seq
        self.to = to
        self.withdrawn = withdrawn
        self.workingDays = workingDays
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word, about: "when it was recorded")
        effects = try reader.many(
            AbsenceEffect.self, "effects", count: Wire.rows,
            about: "milestones whose targets it lowers, as far as they add up")
        from = try reader.optional("from", Wire.word)
        seq = try reader.value("seq", Wire.position, about: "as absence.withdraw names it")
        to = try reader.optional("to", Wire.word)
        withdrawn = try reader.value("withdrawn", Wire.flag)
        workingDays = try reader.value("workingDays", Wire.count, about: "Mondays to Fridays")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.many("effects", effects)
        if let from { w.string("from", from) }
        w.integer("seq", Int64(seq))
        if let to { w.string("to", to) }
        w.bool("withdrawn", withdrawn)
        w.integer("workingDays", Int64(workingDays))
    }
}

/// What an absence takes from the span of one milestone.
package struct AbsenceEffect: WireObject, Hashable {
    package var agreement: String
    package var milestone: Int
    package var workingDays: Int

    package init(agreement: String, milestone: Int, workingDays: Int) {
        self.agreement = agreement
        self.milestone = milestone
        self.workingDays = workingDays
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        milestone = try reader.value("milestone", Wire.count)
        workingDays = try reader.value("workingDays", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        w.integer("milestone", Int64(milestone))
        w.integer("workingDays", Int64(workingDays))
    }
}

/// Answer of `absence.list`.
package struct AbsenceList: WireObject, Hashable {
    package var absences: [AbsenceRow]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(absences: [AbsenceRow], next: String? = nil, people: People, size: UInt64) {
        self.absences = absences
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        absences = try reader.many(AbsenceRow.self, "absences", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("absences", absences)
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
