package import CanonicalJSON

/// What lists have a row for each of.
package protocol ListedRow: WireObject, Hashable {
    /// The member of the answer in which the rows stand.
    static var plural: StaticString { get }
}

/// Answer of a list: rows, the people whom they mention, and where to go on.
package struct RowPage<Row: ListedRow>: WireObject, Hashable {
    package var rows: [Row]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(rows: [Row], next: String? = nil, people: People, size: UInt64) {
        self.rows = rows
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        rows = try reader.many(Row.self, Row.plural, count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        let plural = Row.plural.description
        if plural < "next" { w.many(Row.plural, rows) }
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        if plural > "people", plural < "size" { w.many(Row.plural, rows) }
        w.integer("size", Int64(size))
        if plural > "size" { w.many(Row.plural, rows) }
    }
}
