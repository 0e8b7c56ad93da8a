package import CanonicalJSON

/// One feedback in a list.
package struct FeedbackRow: WireObject, Hashable {
    /// What it is about, by id.
    package var about: String?
    /// Left out for who may not read it.
    package var giver: String?
    package var id: String
    /// Developmental, recognition or corrective.
    package var kind: String?
    /// Days from what was seen to the day it was said.
    package var lagDays: Int?
    /// The day of what was seen.
    package var observedOn: String?
    package var receiver: String
    /// The receiver lets their team see it.
    package var shown: Bool
    /// Requested, unanswered, given, seen or retracted.
    package var state: String
    /// The observation, or what was asked for; left out for who may not read it.
    package var text: String?

    package init(
        about: String? = nil, giver: String? = nil, id: String, kind: String? = nil, lagDays: Int? = nil,
        observedOn: String? = nil, receiver: String, shown: Bool, state: String, text: String? = nil
    ) {
        self.about = about
        self.giver = giver
        self.id = id
        self.kind = kind
        self.lagDays = lagDays
        self.observedOn = observedOn
        self.receiver = receiver
        self.shown = shown
        self.state = state
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        about = try reader.optional("about", Wire.word, about: "what it is about, by id")
        giver = try reader.optional("giver", Wire.word, about: "left out for who may not read it")
        id = try reader.value("id", Wire.word)
        kind = try reader.optional("kind", Wire.word, about: "developmental, recognition or corrective")
        lagDays = try reader.optional("lagDays", Wire.count, about: "days from what was seen to the day it was said")
        observedOn = try reader.optional("observedOn", Wire.word, about: "the day of what was seen")
        receiver = try reader.value("receiver", Wire.word)
        shown = try reader.value("shown", Wire.flag, about: "the receiver lets their team see it")
        state = try reader.value("state", Wire.word, about: "requested, unanswered, given, seen or retracted")
        text = try reader.optional(
            "text", Wire.text, about: "the observation, or what was asked for; left out for who may not read it")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let about { w.string("about", about) }
        if let giver { w.string("giver", giver) }
        w.string("id", id)
        if let kind { w.string("kind", kind) }
        if let lagDays { w.integer("lagDays", Int64(lagDays)) }
        if let observedOn { w.string("observedOn", observedOn) }
        w.string("receiver", receiver)
        w.bool("shown", shown)
        w.string("state", state)
        if let text { w.string("text", text) }
    }
}

extension FeedbackRow: ListedRow {
    package static var plural: StaticString { "feedback" }
}

/// Answer of `feedback.list`.
package typealias FeedbackList = RowPage<FeedbackRow>
