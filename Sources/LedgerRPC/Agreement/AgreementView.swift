package import CanonicalJSON

/// One agreement as it stands, or stood at `asOf`, with everything that happened to it in order.
package struct AgreementView: WireObject, Hashable {
    package var acts: [ActView]
    /// The instant that was asked about.
    package var asOf: String?
    /// Of the terms that stand.
    package var confirmations: [ConfirmationView]
    /// Number of events in the agreement's stream.
    package var history: UInt64
    package var id: String
    package var inForceSince: String?
    package var manager: String
    package var member: String
    package var milestones: [MilestoneView]
    /// How it closed.
    package var outcome: String?
    package var revision: Int
    /// How many there have been.
    package var revisions: Int
    /// Open, inForce, declined, withdrawn or closed.
    package var state: String
    package var terms: TermsView
    package var termsRef: TermsReferenceView

    package init(
        acts: [ActView], asOf: String? = nil, confirmations: [ConfirmationView], history: UInt64, id: String,
        inForceSince: String? = nil, manager: String, member: String, milestones: [MilestoneView],
        outcome: String? = nil, revision: Int, revisions: Int, state: String, terms: TermsView,
        termsRef: TermsReferenceView
    ) {
        self.acts = acts
        self.asOf = asOf
        self.confirmations = confirmations
        self.history = history
        self.id = id
        self.inForceSince = inForceSince
        self.manager = manager
        self.member = member
        self.milestones = milestones
        self.outcome = outcome
        self.revision = revision
        self.revisions = revisions
        self.state = state
        self.terms = terms
        self.termsRef = termsRef
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        acts = try reader.many(ActView.self, "acts", count: Wire.rows)
        asOf = try reader.optional("asOf", Wire.word, about: "the instant that was asked about")
        confirmations = try reader.many(
            ConfirmationView.self, "confirmations", count: Wire.rows,
            about: "of the terms that stand")
        history = try reader.value("history", Wire.position, about: "number of events in the agreement's stream")
        id = try reader.value("id", Wire.word)
        inForceSince = try reader.optional("inForceSince", Wire.word)
        manager = try reader.value("manager", Wire.word)
        member = try reader.value("member", Wire.word)
        milestones = try reader.many(MilestoneView.self, "milestones", count: Wire.rows)
        outcome = try reader.optional("outcome", Wire.word, about: "how it closed")
        revision = try reader.value("revision", Wire.count)
        revisions = try reader.value("revisions", Wire.count, about: "how many there have been")
        state = try reader.value("state", Wire.word, about: "open, inForce, declined, withdrawn or closed")
        terms = try reader.one(TermsView.self, "terms")
        termsRef = try reader.one(TermsReferenceView.self, "termsRef")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("acts", acts)
        if let asOf { w.string("asOf", asOf) }
        w.many("confirmations", confirmations)
        w.integer("history", Int64(history))
        w.string("id", id)
        if let inForceSince { w.string("inForceSince", inForceSince) }
        w.string("manager", manager)
        w.string("member", member)
        w.many("milestones", milestones)
        if let outcome { w.string("outcome", outcome) }
        w.integer("revision", Int64(revision))
        w.integer("revisions", Int64(revisions))
        w.string("state", state)
        w.one("terms", terms)
        w.one("termsRef", termsRef)
    }
}

/// One side's own word that the terms stand.
package struct ConfirmationView: WireObject, Hashable {
    package var at: String
    package var by: String
    package var inOwnWords: String?
    package var noSupportNeeded: Bool
    package var seq: UInt64

    package init(at: String, by: String, inOwnWords: String? = nil, noSupportNeeded: Bool, seq: UInt64) {
        self.at = at
        self.by = by
        self.inOwnWords = inOwnWords
        self.noSupportNeeded = noSupportNeeded
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        inOwnWords = try reader.optional("inOwnWords", Wire.text)
        noSupportNeeded = try reader.value("noSupportNeeded", Wire.flag)
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        if let inOwnWords { w.string("inOwnWords", inOwnWords) }
        w.bool("noSupportNeeded", noSupportNeeded)
        w.integer("seq", Int64(seq))
    }
}

/// One event of the agreement.
package struct ActView: WireObject, Hashable {
    package var actor: String
    package var at: String
    package var seq: UInt64
    /// What was said, where the reader may see it.
    package var text: String?
    package var type: String

    package init(actor: String, at: String, seq: UInt64, text: String? = nil, type: String) {
        self.actor = actor
        self.at = at
        self.seq = seq
        self.text = text
        self.type = type
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        actor = try reader.value("actor", Wire.word)
        at = try reader.value("at", Wire.word)
        seq = try reader.value("seq", Wire.position)
        text = try reader.optional("text", Wire.text, about: "what was said, where the reader may see it")
        type = try reader.value("type", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("actor", actor)
        w.string("at", at)
        w.integer("seq", Int64(seq))
        if let text { w.string("text", text) }
        w.string("type", type)
    }
}

/// Answer of `agreement.get`.
package struct AgreementDetail: WireObject, Hashable {
    package var agreement: AgreementView
    package var people: People
    package var size: UInt64

    package init(agreement: AgreementView, people: People, size: UInt64) {
        self.agreement = agreement
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.one(AgreementView.self, "agreement")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("agreement", agreement)
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
