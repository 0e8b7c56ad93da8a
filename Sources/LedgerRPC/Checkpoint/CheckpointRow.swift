package import CanonicalJSON

/// One side's own view of a checkpoint.
package struct OwnView: WireObject, Hashable {
    package var at: String
    package var by: String
    /// From 0 to 10.
    package var confidence: Int?
    package var note: String?
    /// OnTrack, atRisk or off; absent where it was erased.
    package var rating: String?
    package var seq: UInt64

    package init(at: String, by: String, confidence: Int? = nil, note: String? = nil, rating: String?, seq: UInt64) {
        self.at = at
        self.by = by
        self.confidence = confidence
        self.note = note
        self.rating = rating
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        confidence = try reader.optional("confidence", Wire.count, about: "from 0 to 10")
        note = try reader.optional("note", Wire.text)
        rating = try reader.optional(
            "rating", Wire.word, about: "onTrack, atRisk or off; absent where it was erased")
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        if let confidence { w.integer("confidence", Int64(confidence)) }
        if let note { w.string("note", note) }
        if let rating { w.string("rating", rating) }
        w.integer("seq", Int64(seq))
    }
}

/// One checkpoint, both sides' views beside each other.
package struct CheckpointRow: WireObject, Hashable {
    /// The one of the same cadence before it.
    package var after: String?
    package var agreement: String
    /// When it begins; the start of its day where only a day was said.
    package var at: String
    /// Required by the cadence of the terms.
    package var cadence: Bool
    package var convenor: String
    /// Until then the other side may say that it was not held.
    package var deniableUntil: String?
    /// How often that it was held was denied.
    package var denials: Int
    package var heldAt: String?
    package var heldBy: String?
    package var id: String
    package var manager: String
    /// The last view of the manager's side.
    package var managerView: OwnView?
    package var member: String
    /// The last view of the member.
    package var memberView: OwnView?
    /// Who had to see to it, where it was missed.
    package var missedBy: String?
    package var moves: Int
    package var on: String
    /// From then on it counts as missed.
    package var openUntil: String
    package var present: [String]?
    /// Scheduled, held, missed or lapsed.
    package var state: String
    package var zone: String

    package init(
        after: String?, agreement: String, at: String, cadence: Bool, convenor: String, deniableUntil: String?,
        denials: Int, heldAt: String?, heldBy: String?, id: String, manager: String, managerView: OwnView?,
        member: String, memberView: OwnView?, missedBy: String?, moves: Int, on: String, openUntil: String,
        present: [String]?, state: String, zone: String
    ) {
        self.after = after
        self.agreement = agreement
        self.at = at
        self.cadence = cadence
        self.convenor = convenor
        self.deniableUntil = deniableUntil
        self.denials = denials
        self.heldAt = heldAt
        self.heldBy = heldBy
        self.id = id
        self.manager = manager
        self.managerView = managerView
        self.member = member
        self.memberView = memberView
        self.missedBy = missedBy
        self.moves = moves
        self.on = on
        self.openUntil = openUntil
        self.present = present
        self.state = state
        self.zone = zone
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        after = try reader.optional("after", Wire.word, about: "the one of the same cadence before it")
        agreement = try reader.value("agreement", Wire.word)
        at = try reader.value("at", Wire.word, about: "the start of its day where only a day was said")
        cadence = try reader.value("cadence", Wire.flag, about: "required by the cadence of the terms")
        convenor = try reader.value("convenor", Wire.word, about: "who has to see to it")
        deniableUntil = try reader.optional(
            "deniableUntil", Wire.word, about: "until then the other side may say that it was not held")
        denials = try reader.value("denials", Wire.count)
        heldAt = try reader.optional("heldAt", Wire.word, about: "when one side said that it was held")
        heldBy = try reader.optional("heldBy", Wire.word)
        id = try reader.value("id", Wire.word)
        manager = try reader.value("manager", Wire.word)
        managerView = try reader.optional(OwnView.self, "managerView", about: "the last one of the manager's side")
        member = try reader.value("member", Wire.word)
        memberView = try reader.optional(OwnView.self, "memberView", about: "the member's last one")
        missedBy = try reader.optional("missedBy", Wire.word)
        moves = try reader.value("moves", Wire.count)
        on = try reader.value("on", Wire.word)
        openUntil = try reader.value("openUntil", Wire.word, about: "from then on it counts as missed")
        present = try reader.optionalArray("present", count: Wire.rows, Wire.word)
        state = try reader.value("state", Wire.word, about: "scheduled, held, missed or lapsed")
        zone = try reader.value("zone", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let after { w.string("after", after) }
        w.string("agreement", agreement)
        w.string("at", at)
        w.bool("cadence", cadence)
        w.string("convenor", convenor)
        if let deniableUntil { w.string("deniableUntil", deniableUntil) }
        w.integer("denials", Int64(denials))
        if let heldAt { w.string("heldAt", heldAt) }
        if let heldBy { w.string("heldBy", heldBy) }
        w.string("id", id)
        w.string("manager", manager)
        if let managerView { w.one("managerView", managerView) }
        w.string("member", member)
        if let memberView { w.one("memberView", memberView) }
        if let missedBy { w.string("missedBy", missedBy) }
        w.integer("moves", Int64(moves))
        w.string("on", on)
        w.string("openUntil", openUntil)
        if let present { w.strings("present", present) }
        w.string("state", state)
        w.string("zone", zone)
    }
}
