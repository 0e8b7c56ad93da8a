package import CanonicalJSON

/// Something that one person owes another, and how it stands.
package struct CommitmentRow: WireObject, Hashable {
    package var agreement: String?
    /// Who has to act first.
    package var blocker: Blocker?
    package var creditor: String
    package var debtor: String
    /// The instant at which it is late.
    package var due: String
    /// The day that people said.
    package var dueOn: String
    package var id: String
    /// Milestone, support, plain, confirmation, answer ….
    package var kind: String
    package var metric: String?
    package var metricName: String?
    /// The value so far.
    package var progress: String?
    /// What waits for an answer: ask, move or done.
    package var question: String?
    /// Open, late, met, missed, notMeasured, waived, kept, done, contested or broken.
    package var state: String
    package var target: String?
    /// The value of the verdict.
    package var value: String?
    package var what: String?

    package init(
        agreement: String? = nil, blocker: Blocker? = nil, creditor: String, debtor: String, due: String,
        dueOn: String, id: String, kind: String, metric: String? = nil, metricName: String? = nil,
        progress: String? = nil, question: String? = nil, state: String, target: String? = nil, value: String? = nil,
        what: String? = nil
    ) {
        self.agreement = agreement
        self.blocker = blocker
        self.creditor = creditor
        self.debtor = debtor
        self.due = due
        self.dueOn = dueOn
        self.id = id
        self.kind = kind
        self.metric = metric
        self.metricName = metricName
        self.progress = progress
        self.question = question
        self.state = state
        self.target = target
        self.value = value
        self.what = what
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.optional("agreement", Wire.word)
        blocker = try reader.optional(Blocker.self, "blocker", about: "who has to act first")
        creditor = try reader.value("creditor", Wire.word)
        debtor = try reader.value("debtor", Wire.word)
        due = try reader.value("due", Wire.word, about: "the instant at which it is late")
        dueOn = try reader.value("dueOn", Wire.word, about: "the day that people said")
        id = try reader.value("id", Wire.word)
        kind = try reader.value("kind", Wire.word, about: "milestone, support, plain, confirmation, answer …")
        metric = try reader.optional("metric", Wire.word)
        metricName = try reader.optional("metricName", Wire.word)
        progress = try reader.optional("progress", Wire.word, about: "the value so far")
        question = try reader.optional(
            "question", Wire.word, about: "what waits for an answer: ask, move (another day) or done")
        state = try reader.value(
            "state", Wire.word,
            about: "open, late, met, missed, notMeasured, waived, kept, done, contested or broken")
        target = try reader.optional("target", Wire.word)
        value = try reader.optional("value", Wire.word, about: "the value of the verdict")
        what = try reader.optional("what", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let agreement { w.string("agreement", agreement) }
        if let blocker { w.one("blocker", blocker) }
        w.string("creditor", creditor)
        w.string("debtor", debtor)
        w.string("due", due)
        w.string("dueOn", dueOn)
        w.string("id", id)
        w.string("kind", kind)
        if let metric { w.string("metric", metric) }
        if let metricName { w.string("metricName", metricName) }
        if let progress { w.string("progress", progress) }
        if let question { w.string("question", question) }
        w.string("state", state)
        if let target { w.string("target", target) }
        if let value { w.string("value", value) }
        if let what { w.string("what", what) }
    }
}

/// Who stands between a commitment and its debtor, and why.
package struct Blocker: WireObject, Hashable {
    package var because: String
    package var person: String

    package init(because: String, person: String) {
        self.because = because
        self.person = person
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        because = try reader.value("because", Wire.text)
        person = try reader.value("person", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("because", because)
        w.string("person", person)
    }
}

extension CommitmentRow: ListedRow {
    package static var plural: StaticString { "commitments" }
}

/// Answer of `commitments.list`.
package typealias CommitmentList = RowPage<CommitmentRow>
