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

extension AbsenceRow: ListedRow {
    package static var plural: StaticString { "absences" }
}

/// Answer of `absence.list`.
package typealias AbsenceList = RowPage<AbsenceRow>
