package import CanonicalJSON

/// Terms as they were said. Texts that the reader may not see, or that were erased, are left out.
package struct TermsView: WireObject, Hashable {
    /// Days between one-to-ones.
    package var cadenceDays: Int
    package var consequences: [ConsequenceView]
    package var contribution: ContributionView
    package var measures: [MeasureView]
    package var milestones: [MilestoneTerms]
    package var outcome: String?
    package var promises: [PromiseTerms]
    /// What of the how is the manager's.
    package var reserved: [String]
    package var window: WindowView
    /// True when a text was left out.
    package var withheld: Bool?

    package init(
        cadenceDays: Int, consequences: [ConsequenceView], contribution: ContributionView, measures: [MeasureView],
        milestones: [MilestoneTerms], outcome: String? = nil, promises: [PromiseTerms], reserved: [String],
        window: WindowView, withheld: Bool? = nil
    ) {
        self.cadenceDays = cadenceDays
        self.consequences = consequences
        self.contribution = contribution
        self.measures = measures
        self.milestones = milestones
        self.outcome = outcome
        self.promises = promises
        self.reserved = reserved
        self.window = window
        self.withheld = withheld
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        cadenceDays = try reader.value("cadenceDays", Wire.count, about: "days between one-to-ones")
        consequences = try reader.many(ConsequenceView.self, "consequences", count: Wire.rows)
        contribution = try reader.one(ContributionView.self, "contribution")
        measures = try reader.many(MeasureView.self, "measures", count: Wire.rows)
        milestones = try reader.many(MilestoneTerms.self, "milestones", count: Wire.rows)
        outcome = try reader.optional("outcome", Wire.text)
        promises = try reader.many(PromiseTerms.self, "promises", count: Wire.rows)
        reserved = try reader.array("reserved", count: Wire.rows, about: "what of the how is the manager's", Wire.text)
        window = try reader.one(WindowView.self, "window")
        withheld = try reader.optional("withheld", Wire.flag, about: "true when a text was left out")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("cadenceDays", Int64(cadenceDays))
        w.many("consequences", consequences)
        w.one("contribution", contribution)
        w.many("measures", measures)
        w.many("milestones", milestones)
        if let outcome { w.string("outcome", outcome) }
        w.many("promises", promises)
        w.strings("reserved", reserved)
        w.one("window", window)
        if let withheld { w.bool("withheld", withheld) }
    }
}

/// The event that carries the terms: what a confirmation confirms.
package struct TermsReferenceView: WireObject, Hashable {
    /// Leaf hash, base64url.
    package var hash: String
    package var seq: UInt64

    package init(hash: String, seq: UInt64) {
        self.hash = hash
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        hash = try reader.value("hash", Wire.word, about: "leaf hash, base64url")
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("hash", hash)
        w.integer("seq", Int64(seq))
    }
}

/// The days for which the agreement holds.
package struct WindowView: WireObject, Hashable {
    package var closesAt: String
    package var from: String
    package var opensAt: String
    package var to: String
    package var zone: String

    package init(closesAt: String, from: String, opensAt: String, to: String, zone: String) {
        self.closesAt = closesAt
        self.from = from
        self.opensAt = opensAt
        self.to = to
        self.zone = zone
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        closesAt = try reader.value("closesAt", Wire.word)
        from = try reader.value("from", Wire.word)
        opensAt = try reader.value("opensAt", Wire.word)
        to = try reader.value("to", Wire.word)
        zone = try reader.value("zone", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("closesAt", closesAt)
        w.string("from", from)
        w.string("opensAt", opensAt)
        w.string("to", to)
        w.string("zone", zone)
    }
}
