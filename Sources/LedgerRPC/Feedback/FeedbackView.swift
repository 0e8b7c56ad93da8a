package import CanonicalJSON

/// What one person told another, with everything that was said to it.
package struct FeedbackView: WireObject, Hashable {
    /// What it is about, by id.
    package var about: String?
    /// Everything that happened, in order; when it was seen for the receiver alone.
    package var acts: [ActView]
    /// The last day to answer a request that waits.
    package var answerBy: String?
    /// What it led to.
    package var effect: String?
    package var giver: String
    package var id: String
    /// Developmental, recognition or corrective.
    package var kind: String?
    /// The receiver says that it is of another kind.
    package var kindContested: Bool
    /// Days from what was seen to the day it was said.
    package var lagDays: Int?
    /// What it touches, each with its version.
    package var metrics: [String]
    /// What to do next time.
    package var nextStep: String?
    /// What was seen.
    package var observation: String?
    /// The day of what was seen.
    package var observedOn: String?
    package var receiver: String
    /// The day on which the receiver saw it.
    package var seenOn: String?
    /// The receiver lets their team see it.
    package var shown: Bool
    /// Requested, unanswered, given, seen or retracted.
    package var state: String

    package init(
        about: String? = nil, acts: [ActView], answerBy: String? = nil, effect: String? = nil, giver: String,
        id: String, kind: String? = nil, kindContested: Bool, lagDays: Int? = nil, metrics: [String],
        nextStep: String? = nil, observation: String? = nil, observedOn: String? = nil, receiver: String,
        seenOn: String? = nil, shown: Bool, state: String
    ) {
        self.about = about
        self.acts = acts
        self.answerBy = answerBy
        self.effect = effect
        self.giver = giver
        self.id = id
        self.kind = kind
        self.kindContested = kindContested
        self.lagDays = lagDays
        self.metrics = metrics
        self.nextStep = nextStep
        self.observation = observation
        self.observedOn = observedOn
        self.receiver = receiver
        self.seenOn = seenOn
        self.shown = shown
        self.state = state
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        about = try reader.optional("about", Wire.word, about: "what it is about, by id")
        acts = try reader.many(
            ActView.self, "acts", count: Wire.rows,
            about: "everything that happened, in order; when it was seen for the receiver alone")
        answerBy = try reader.optional("answerBy", Wire.word, about: "the last day to answer a request that waits")
        effect = try reader.optional("effect", Wire.text, about: "what it led to")
        giver = try reader.value("giver", Wire.word)
        id = try reader.value("id", Wire.word)
        kind = try reader.optional("kind", Wire.word, about: "developmental, recognition or corrective")
        kindContested = try reader.value(
            "kindContested", Wire.flag, about: "the receiver says that it is of another kind")
        lagDays = try reader.optional("lagDays", Wire.count, about: "days from what was seen to the day it was said")
        metrics = try reader.array(
            "metrics", count: Wire.rows, about: "what it touches, each with its version", Wire.word)
        nextStep = try reader.optional("nextStep", Wire.text, about: "what to do next time")
        observation = try reader.optional("observation", Wire.text, about: "what was seen")
        observedOn = try reader.optional("observedOn", Wire.word, about: "the day of what was seen")
        receiver = try reader.value("receiver", Wire.word)
        seenOn = try reader.optional("seenOn", Wire.word, about: "the day on which the receiver saw it")
        shown = try reader.value("shown", Wire.flag, about: "the receiver lets their team see it")
        state = try reader.value("state", Wire.word, about: "requested, unanswered, given, seen or retracted")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let about { w.string("about", about) }
        w.many("acts", acts)
        if let answerBy { w.string("answerBy", answerBy) }
        if let effect { w.string("effect", effect) }
        w.string("giver", giver)
        w.string("id", id)
        if let kind { w.string("kind", kind) }
        w.bool("kindContested", kindContested)
        if let lagDays { w.integer("lagDays", Int64(lagDays)) }
        w.array("metrics") { list in for metric in metrics { list.string(metric) } }
        if let nextStep { w.string("nextStep", nextStep) }
        if let observation { w.string("observation", observation) }
        if let observedOn { w.string("observedOn", observedOn) }
        w.string("receiver", receiver)
        if let seenOn { w.string("seenOn", seenOn) }
        w.bool("shown", shown)
        w.string("state", state)
    }
}

/// Answer of `feedback.get`.
package struct FeedbackDetail: WireObject, Hashable {
    package var feedback: FeedbackView
    package var people: People
    package var size: UInt64

    package init(
        feedback: FeedbackView, people: People, size: UInt64
    ) {
        self.feedback = feedback
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        feedback = try reader.one(FeedbackView.self, "feedback")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("feedback", feedback)
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
