package import CanonicalJSON

/// Something that one side said.
package struct SaidView: WireObject, Hashable {
    package var at: String
    package var by: String
    /// The event that it is about.
    package var of: UInt64?
    package var seq: UInt64
    package var text: String?

    package init(at: String, by: String, of: UInt64? = nil, seq: UInt64, text: String? = nil) {
        self.at = at
        self.by = by
        self.of = of
        self.seq = seq
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        of = try reader.optional("of", Wire.position, about: "the event that it is about")
        seq = try reader.value("seq", Wire.position)
        text = try reader.optional("text", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        if let of { w.integer("of", Int64(of)) }
        w.integer("seq", Int64(seq))
        if let text { w.string("text", text) }
    }
}

/// A question, about the terms or a metric, and its answer.
package struct QuestionView: WireObject, Hashable {
    package var answer: String?
    package var answerBy: String
    package var answeredAt: String?
    package var answeredBy: String?
    package var at: String
    package var by: String
    /// It waits for an answer that was due.
    package var late: Bool
    /// The version that it is about, if it is about one.
    package var metric: String?
    package var seq: UInt64
    package var text: String?

    package init(
        answer: String? = nil, answerBy: String, answeredAt: String? = nil, answeredBy: String? = nil, at: String,
        by: String, late: Bool, metric: String? = nil, seq: UInt64, text: String? = nil
    ) {
        self.answer = answer
        self.answerBy = answerBy
        self.answeredAt = answeredAt
        self.answeredBy = answeredBy
        self.at = at
        self.by = by
        self.late = late
        self.metric = metric
        self.seq = seq
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answer = try reader.optional("answer", Wire.text)
        answerBy = try reader.value("answerBy", Wire.word)
        answeredAt = try reader.optional("answeredAt", Wire.word)
        answeredBy = try reader.optional("answeredBy", Wire.word)
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        late = try reader.value("late", Wire.flag, about: "it waits for an answer that was due")
        metric = try reader.optional("metric", Wire.word, about: "the version that it is about, if it is about one")
        seq = try reader.value("seq", Wire.position)
        text = try reader.optional("text", Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let answer { w.string("answer", answer) }
        w.string("answerBy", answerBy)
        if let answeredAt { w.string("answeredAt", answeredAt) }
        if let answeredBy { w.string("answeredBy", answeredBy) }
        w.string("at", at)
        w.string("by", by)
        w.bool("late", late)
        if let metric { w.string("metric", metric) }
        w.integer("seq", Int64(seq))
        if let text { w.string("text", text) }
    }
}

/// The member's time to propose.
package struct InvitationView: WireObject, Hashable {
    /// The member does not confirm yet.
    package var pending: Bool
    /// The last day.
    package var until: String

    package init(pending: Bool, until: String) {
        self.pending = pending
        self.until = until
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        pending = try reader.value("pending", Wire.flag, about: "the member does not confirm yet")
        until = try reader.value("until", Wire.word, about: "the last day")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.bool("pending", pending)
        w.string("until", until)
    }
}

/// Terms that the manager set without agreement.
package struct SettingView: WireObject, Hashable {
    package var by: String
    package var cosignedBy: String?
    /// The member said no.
    package var declined: Bool
    package var reason: String?
    /// The day on which the member received the notice.
    package var receivedOn: String?
    package var replyBy: String?
    package var seq: UInt64

    package init(
        by: String, cosignedBy: String? = nil, declined: Bool, reason: String? = nil, receivedOn: String? = nil,
        replyBy: String? = nil, seq: UInt64
    ) {
        self.by = by
        self.cosignedBy = cosignedBy
        self.declined = declined
        self.reason = reason
        self.receivedOn = receivedOn
        self.replyBy = replyBy
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        by = try reader.value("by", Wire.word)
        cosignedBy = try reader.optional("cosignedBy", Wire.word)
        declined = try reader.value("declined", Wire.flag, about: "the member said no")
        reason = try reader.optional("reason", Wire.text)
        receivedOn = try reader.optional(
            "receivedOn", Wire.word, about: "the day on which the member received the notice")
        replyBy = try reader.optional("replyBy", Wire.word)
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("by", by)
        if let cosignedBy { w.string("cosignedBy", cosignedBy) }
        w.bool("declined", declined)
        if let reason { w.string("reason", reason) }
        if let receivedOn { w.string("receivedOn", receivedOn) }
        if let replyBy { w.string("replyBy", replyBy) }
        w.integer("seq", Int64(seq))
    }
}

/// Terms that wait to take the place of those in force.
package struct AmendmentView: WireObject, Hashable {
    package var at: String
    package var by: String
    package var confirmations: [ConfirmationView]
    package var reason: String?
    package var revision: Int
    package var terms: TermsView
    package var termsRef: TermsReferenceView

    package init(
        at: String, by: String, confirmations: [ConfirmationView], reason: String? = nil, revision: Int,
        terms: TermsView, termsRef: TermsReferenceView
    ) {
        self.at = at
        self.by = by
        self.confirmations = confirmations
        self.reason = reason
        self.revision = revision
        self.terms = terms
        self.termsRef = termsRef
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        confirmations = try reader.many(ConfirmationView.self, "confirmations", count: Wire.rows)
        reason = try reader.optional("reason", Wire.text)
        revision = try reader.value("revision", Wire.count)
        terms = try reader.one(TermsView.self, "terms")
        termsRef = try reader.one(TermsReferenceView.self, "termsRef")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        w.many("confirmations", confirmations)
        if let reason { w.string("reason", reason) }
        w.integer("revision", Int64(revision))
        w.one("terms", terms)
        w.one("termsRef", termsRef)
    }
}

/// Whether the goal that it serves is still what both looked at.
package struct AlignmentView: WireObject, Hashable {
    package var at: String
    /// Who affirmed it.
    package var by: String?
    /// The goal that changed.
    package var goal: String?
    package var reason: String?
    /// Outdated or affirmed.
    package var state: String

    package init(at: String, by: String? = nil, goal: String? = nil, reason: String? = nil, state: String) {
        self.at = at
        self.by = by
        self.goal = goal
        self.reason = reason
        self.state = state
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.optional("by", Wire.word, about: "who affirmed it")
        goal = try reader.optional("goal", Wire.word, about: "the goal that changed")
        reason = try reader.optional("reason", Wire.text)
        state = try reader.value("state", Wire.word, about: "outdated or affirmed")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        if let by { w.string("by", by) }
        if let goal { w.string("goal", goal) }
        if let reason { w.string("reason", reason) }
        w.string("state", state)
    }
}

/// What the manager decided of the member's how.
package struct AutonomyView: WireObject, Hashable {
    package var at: String
    package var by: String
    package var reason: String?
    package var scope: String?
    package var seq: UInt64

    package init(at: String, by: String, reason: String? = nil, scope: String? = nil, seq: UInt64) {
        self.at = at
        self.by = by
        self.reason = reason
        self.scope = scope
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        reason = try reader.optional("reason", Wire.text)
        scope = try reader.optional("scope", Wire.text)
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        if let reason { w.string("reason", reason) }
        if let scope { w.string("scope", scope) }
        w.integer("seq", Int64(seq))
    }
}

/// A new manager took the terms over.
package struct HandoverView: WireObject, Hashable {
    package var at: String
    package var from: String
    package var to: String

    package init(at: String, from: String, to: String) {
        self.at = at
        self.from = from
        self.to = to
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        from = try reader.value("from", Wire.word)
        to = try reader.value("to", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("from", from)
        w.string("to", to)
    }
}
