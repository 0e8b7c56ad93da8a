package import CanonicalJSON

/// Something of which every event before the export is in it.
package struct CompletePart: WireObject, Hashable {
    package var count: UInt64
    /// A stream such as agreement/12, a person such as U17, or all.
    package var of: String

    package init(count: UInt64, of: String) {
        self.count = count
        self.of = of
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        count = try reader.value("count", Wire.position)
        of = try reader.value("of", Wire.word, about: "a stream such as agreement/12, a person such as U17, or all")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("count", Int64(count))
        w.string("of", of)
    }
}

/// Answer of `evidence.get`: one export, and what is whole in it.
package struct ExportDetail: WireObject, Hashable {
    package var complete: [CompletePart]
    package var export: ExportRow
    package var people: People
    package var size: UInt64

    package init(complete: [CompletePart], export: ExportRow, people: People, size: UInt64) {
        self.complete = complete
        self.export = export
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        complete = try reader.many(
            CompletePart.self, "complete", count: Wire.rows, about: "what is whole in it, in order of its names")
        export = try reader.one(ExportRow.self, "export")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("complete", complete)
        w.one("export", export)
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}

/// Answer of `evidence.preview`: what an export would show, and who would be told.
package struct ExportPreview: WireObject, Hashable {
    /// Whom it would concern by name; nobody where that is everybody.
    package var concerned: [String]
    /// Events of what would be whole in it.
    package var events: UInt64
    package var people: People
    package var scope: String
    package var size: UInt64
    /// Whose words it would show; `all` stands for everybody's.
    package var words: [String]

    package init(
        concerned: [String], events: UInt64, people: People, scope: String, size: UInt64, words: [String]
    ) {
        self.concerned = concerned
        self.events = events
        self.people = people
        self.scope = scope
        self.size = size
        self.words = words
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        concerned = try reader.array(
            "concerned", count: Wire.rows, about: "whom it would concern by name; nobody where that is everybody",
            Wire.word)
        events = try reader.value("events", Wire.position, about: "events of what would be whole in it")
        people = try People(reader, "people")
        scope = try reader.value("scope", Wire.word)
        size = try reader.value("size", Wire.position)
        words = try reader.array(
            "words", count: Wire.rows, about: "whose words it would show; all stands for everybody's", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.strings("concerned", concerned)
        w.integer("events", Int64(events))
        people.write("people", to: &w)
        w.string("scope", scope)
        w.integer("size", Int64(size))
        w.strings("words", words)
    }
}
