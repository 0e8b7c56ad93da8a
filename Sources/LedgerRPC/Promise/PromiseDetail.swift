package import CanonicalJSON

/// Which promise of which terms a promise is.
package struct PromiseInTerms: WireObject, Hashable {
    /// From 1, in the order of the terms.
    package var n: Int
    /// The event that carries the terms.
    package var seq: UInt64

    package init(n: Int, seq: UInt64) {
        self.n = n
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        n = try reader.value("n", Wire.count, about: "from 1, in the order of the terms")
        seq = try reader.value("seq", Wire.position, about: "the event that carries the terms")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("n", Int64(n))
        w.integer("seq", Int64(seq))
    }
}

/// Another day that the debtor asked for and that waits for an answer.
package struct MoveAskedView: WireObject, Hashable {
    /// The last day to answer.
    package var answerBy: String
    package var dueOn: String
    package var reason: String?

    package init(answerBy: String, dueOn: String, reason: String? = nil) {
        self.answerBy = answerBy
        self.dueOn = dueOn
        self.reason = reason
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answerBy = try reader.value("answerBy", Wire.word, about: "the last day to answer")
        dueOn = try reader.value("dueOn", Wire.word)
        reason = try reader.optional("reason", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("answerBy", answerBy)
        w.string("dueOn", dueOn)
        if let reason { w.string("reason", reason) }
    }
}

/// Answer of `promise.get`.
package struct PromiseDetail: WireObject, Hashable {
    package var people: People
    package var promise: PromiseView
    package var size: UInt64

    package init(people: People, promise: PromiseView, size: UInt64) {
        self.people = people
        self.promise = promise
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        people = try People(reader, "people")
        promise = try reader.one(PromiseView.self, "promise")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        people.write("people", to: &w)
        w.one("promise", promise)
        w.integer("size", Int64(size))
    }
}
