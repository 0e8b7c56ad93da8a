package import CanonicalJSON

/// One agreement as it stands, or stood at `asOf`, with everything that happened to it in order.
package struct AgreementView: WireObject, Hashable {
    package var acts: [ActView]
    /// Absent while the goal is as it was.
    package var alignment: AlignmentView?
    /// Terms that wait to take the place of those in force.
    package var amendment: AmendmentView?
    /// The instant that was asked about.
    package var asOf: String?
    /// What the manager decided of the member's how.
    package var autonomy: [AutonomyView]
    /// Who manages the member now and has not taken it over.
    package var awaitsManager: String?
    /// Of the terms that stand.
    package var confirmations: [ConfirmationView]
    /// What one side says the other's own words get wrong; `of` is the confirmation.
    package var corrections: [SaidView]
    package var endProposed: SaidView?
    package var handovers: [HandoverView]
    /// Number of events in the agreement's stream.
    package var history: UInt64
    package var id: String
    package var inForceSince: String?
    package var invitation: InvitationView?
    package var manager: String
    package var member: String
    package var milestones: [MilestoneView]
    /// True when it was set without the member's agreement.
    package var notAgreed: Bool?
    /// How it closed.
    package var outcome: String?
    /// About the terms, and about their metrics by the member.
    package var questions: [QuestionView]
    /// Agreed, but.
    package var reservations: [SaidView]
    package var revision: Int
    /// How many there have been.
    package var revisions: Int
    package var setting: SettingView?
    /// Open, inForce, declined, withdrawn, expired, closed or ended.
    package var state: String
    package var strategies: [StrategyView]
    package var terms: TermsView
    package var termsRef: TermsReferenceView

    package init(
        acts: [ActView], alignment: AlignmentView? = nil, amendment: AmendmentView? = nil, asOf: String? = nil,
        autonomy: [AutonomyView] = [], awaitsManager: String? = nil, confirmations: [ConfirmationView],
        corrections: [SaidView] = [], endProposed: SaidView? = nil, handovers: [HandoverView] = [], history: UInt64,
        id: String, inForceSince: String? = nil, invitation: InvitationView? = nil, manager: String, member: String,
        milestones: [MilestoneView], notAgreed: Bool? = nil, outcome: String? = nil, questions: [QuestionView] = [],
        reservations: [SaidView] = [], revision: Int, revisions: Int, setting: SettingView? = nil, state: String,
        strategies: [StrategyView] = [], terms: TermsView, termsRef: TermsReferenceView
    ) {
        self.acts = acts
        self.alignment = alignment
        self.amendment = amendment
        self.asOf = asOf
        self.autonomy = autonomy
        self.awaitsManager = awaitsManager
        self.confirmations = confirmations
        self.corrections = corrections
        self.endProposed = endProposed
        self.handovers = handovers
        self.history = history
        self.id = id
        self.inForceSince = inForceSince
        self.invitation = invitation
        self.manager = manager
        self.member = member
        self.milestones = milestones
        self.notAgreed = notAgreed
        self.outcome = outcome
        self.questions = questions
        self.reservations = reservations
        self.revision = revision
        self.revisions = revisions
        self.setting = setting
        self.state = state
        self.strategies = strategies
        self.terms = terms
        self.termsRef = termsRef
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        acts = try reader.many(ActView.self, "acts", count: Wire.rows)
        alignment = try reader.optional(AlignmentView.self, "alignment", about: "absent while the goal is as it was")
        amendment = try reader.optional(
            AmendmentView.self, "amendment", about: "terms that wait to take the place of those in force")
        asOf = try reader.optional("asOf", Wire.word, about: "the instant that was asked about")
        autonomy = try reader.many(
            AutonomyView.self, "autonomy", count: Wire.rows, about: "what the manager decided of the member's how")
        awaitsManager = try reader.optional(
            "awaitsManager", Wire.word, about: "who manages the member now and has not taken it over")
        confirmations = try reader.many(
            ConfirmationView.self, "confirmations", count: Wire.rows, about: "of the terms that stand")
        corrections = try reader.many(
            SaidView.self, "corrections", count: Wire.rows,
            about: "what one side says the other's own words get wrong; `of` is the confirmation")
        endProposed = try reader.optional(SaidView.self, "endProposed")
        handovers = try reader.many(HandoverView.self, "handovers", count: Wire.rows)
        history = try reader.value("history", Wire.position, about: "number of events in the agreement's stream")
        id = try reader.value("id", Wire.word)
        inForceSince = try reader.optional("inForceSince", Wire.word)
        invitation = try reader.optional(InvitationView.self, "invitation")
        manager = try reader.value("manager", Wire.word)
        member = try reader.value("member", Wire.word)
        milestones = try reader.many(MilestoneView.self, "milestones", count: Wire.rows)
        notAgreed = try reader.optional(
            "notAgreed", Wire.flag, about: "true when it was set without the member's agreement")
        outcome = try reader.optional("outcome", Wire.word, about: "how it closed")
        questions = try reader.many(
            QuestionView.self, "questions", count: Wire.rows,
            about: "about the terms, and about their metrics by the member")
        reservations = try reader.many(SaidView.self, "reservations", count: Wire.rows, about: "agreed, but")
        revision = try reader.value("revision", Wire.count)
        revisions = try reader.value("revisions", Wire.count, about: "how many there have been")
        setting = try reader.optional(SettingView.self, "setting")
        state = try reader.value(
            "state", Wire.word, about: "open, inForce, declined, withdrawn, expired, closed or ended")
        strategies = try reader.many(StrategyView.self, "strategies", count: Wire.rows)
        terms = try reader.one(TermsView.self, "terms")
        termsRef = try reader.one(TermsReferenceView.self, "termsRef")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("acts", acts)
        if let alignment { w.one("alignment", alignment) }
        if let amendment { w.one("amendment", amendment) }
        if let asOf { w.string("asOf", asOf) }
        w.many("autonomy", autonomy)
        if let awaitsManager { w.string("awaitsManager", awaitsManager) }
        w.many("confirmations", confirmations)
        w.many("corrections", corrections)
        if let endProposed { w.one("endProposed", endProposed) }
        w.many("handovers", handovers)
        w.integer("history", Int64(history))
        w.string("id", id)
        if let inForceSince { w.string("inForceSince", inForceSince) }
        if let invitation { w.one("invitation", invitation) }
        w.string("manager", manager)
        w.string("member", member)
        w.many("milestones", milestones)
        if let notAgreed { w.bool("notAgreed", notAgreed) }
        if let outcome { w.string("outcome", outcome) }
        w.many("questions", questions)
        w.many("reservations", reservations)
        w.integer("revision", Int64(revision))
        w.integer("revisions", Int64(revisions))
        if let setting { w.one("setting", setting) }
        w.string("state", state)
        w.many("strategies", strategies)
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
