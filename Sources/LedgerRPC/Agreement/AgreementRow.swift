package import CanonicalJSON

/// One agreement in a list.
package struct AgreementRow: WireObject, Hashable {
    /// Outdated while the goal changed and nobody looked again.
    package var alignment: String?
    /// True while an amendment waits.
    package var amending: Bool?
    /// Who manages the member now and has not taken it over.
    package var awaitsManager: String?
    package var id: String
    package var manager: String
    package var member: String
    package var milestones: MilestoneCounts
    /// True when it was set without the member's agreement.
    package var notAgreed: Bool?
    package var revision: Int
    /// Open, inForce, declined, withdrawn, expired, closed or ended.
    package var state: String
    package var window: Period

    package init(
        alignment: String? = nil, amending: Bool? = nil, awaitsManager: String? = nil, id: String, manager: String,
        member: String, milestones: MilestoneCounts, notAgreed: Bool? = nil, revision: Int, state: String,
        window: Period
    ) {
        self.alignment = alignment
        self.amending = amending
        self.awaitsManager = awaitsManager
        self.id = id
        self.manager = manager
        self.member = member
        self.milestones = milestones
        self.notAgreed = notAgreed
        self.revision = revision
        self.state = state
        self.window = window
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        alignment = try reader.optional(
            "alignment", Wire.word, about: "outdated while the goal changed and nobody looked again")
        amending = try reader.optional("amending", Wire.flag, about: "true while an amendment waits")
        awaitsManager = try reader.optional(
            "awaitsManager", Wire.word, about: "who manages the member now and has not taken it over")
        id = try reader.value("id", Wire.word)
        manager = try reader.value("manager", Wire.word)
        member = try reader.value("member", Wire.word)
        milestones = try reader.one(MilestoneCounts.self, "milestones")
        notAgreed = try reader.optional(
            "notAgreed", Wire.flag, about: "true when it was set without the member's agreement")
        revision = try reader.value("revision", Wire.count)
        state = try reader.value(
            "state", Wire.word, about: "open, inForce, declined, withdrawn, expired, closed or ended")
        window = try reader.one(Period.self, "window")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let alignment { w.string("alignment", alignment) }
        if let amending { w.bool("amending", amending) }
        if let awaitsManager { w.string("awaitsManager", awaitsManager) }
        w.string("id", id)
        w.string("manager", manager)
        w.string("member", member)
        w.one("milestones", milestones)
        if let notAgreed { w.bool("notAgreed", notAgreed) }
        w.integer("revision", Int64(revision))
        w.string("state", state)
        w.one("window", window)
    }
}

/// How many milestones of an agreement stand where.
package struct MilestoneCounts: WireObject, Hashable {
    package var met: Int
    package var missed: Int
    package var notMeasured: Int
    package var open: Int

    package init(met: Int, missed: Int, notMeasured: Int, open: Int) {
        self.met = met
        self.missed = missed
        self.notMeasured = notMeasured
        self.open = open
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        met = try reader.value("met", Wire.count)
        missed = try reader.value("missed", Wire.count)
        notMeasured = try reader.value("notMeasured", Wire.count)
        open = try reader.value("open", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("met", Int64(met))
        w.integer("missed", Int64(missed))
        w.integer("notMeasured", Int64(notMeasured))
        w.integer("open", Int64(open))
    }
}

extension AgreementRow: ListedRow {
    package static var plural: StaticString { "agreements" }
}

/// Answer of `agreement.list`.
package typealias AgreementList = RowPage<AgreementRow>
