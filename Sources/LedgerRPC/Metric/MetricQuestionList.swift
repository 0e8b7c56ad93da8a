package import CanonicalJSON

/// Answer of `metric.questions`.
package struct MetricQuestionList: WireObject, Hashable {
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var questions: [QuestionView]
    package var size: UInt64

    package init(next: String? = nil, people: People, questions: [QuestionView], size: UInt64) {
        self.next = next
        self.people = people
        self.questions = questions
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        questions = try reader.many(QuestionView.self, "questions", count: Wire.rows)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.many("questions", questions)
        w.integer("size", Int64(size))
    }
}
