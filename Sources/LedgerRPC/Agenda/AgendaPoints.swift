package import CanonicalJSON

/// Something that two people mean to talk about.
package struct AgendaPointRow: WireObject, Hashable {
    package var at: String
    /// The two of them.
    package var between: [String]
    /// Who raised it.
    package var by: String
    package var closedAt: String?
    package var closedBy: String?
    /// Where it was raised: its number.
    package var point: UInt64
    /// Absent where it was erased.
    package var text: String?

    package init(
        at: String, between: [String], by: String, closedAt: String? = nil, closedBy: String? = nil, point: UInt64,
        text: String?
    ) {
        self.at = at
        self.between = between
        self.by = by
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.point = point
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        between = try reader.array("between", count: Wire.rows, about: "the two of them", Wire.word)
        by = try reader.value("by", Wire.word, about: "who raised it")
        closedAt = try reader.optional("closedAt", Wire.word)
        closedBy = try reader.optional("closedBy", Wire.word)
        point = try reader.value("point", Wire.position, about: "its number: where it was raised")
        text = try reader.optional("text", Wire.text, about: "absent where it was erased")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.strings("between", between)
        w.string("by", by)
        if let closedAt { w.string("closedAt", closedAt) }
        if let closedBy { w.string("closedBy", closedBy) }
        w.integer("point", Int64(point))
        if let text { w.string("text", text) }
    }
}

/// Answer of `agenda.points`.
package struct AgendaPoints: WireObject, Hashable {
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var points: [AgendaPointRow]
    package var size: UInt64

    package init(next: String? = nil, people: People, points: [AgendaPointRow], size: UInt64) {
        self.next = next
        self.people = people
        self.points = points
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        points = try reader.many(AgendaPointRow.self, "points", count: Wire.rows)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.many("points", points)
        w.integer("size", Int64(size))
    }
}
