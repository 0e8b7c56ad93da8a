package import CanonicalJSON

/// One meeting of the two, with the last view of each side.
package struct AgendaCheckpoint: WireObject, Hashable {
    package var agreement: String
    package var at: String
    package var id: String
    package var moves: Int
    package var on: String
    /// Scheduled, held, missed or lapsed.
    package var status: String
    package var theirs: SideView?
    package var yours: SideView?
    package var zone: String

    package init(
        agreement: String, at: String, id: String, moves: Int, on: String, status: String, theirs: SideView? = nil,
        yours: SideView? = nil, zone: String
    ) {
        self.agreement = agreement
        self.at = at
        self.id = id
        self.moves = moves
        self.on = on
        self.status = status
        self.theirs = theirs
        self.yours = yours
        self.zone = zone
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        at = try reader.value("at", Wire.word)
        id = try reader.value("id", Wire.word)
        moves = try reader.value("moves", Wire.count)
        on = try reader.value("on", Wire.word)
        status = try reader.value("status", Wire.word, about: "scheduled, held, missed or lapsed")
        theirs = try reader.optional(SideView.self, "theirs")
        yours = try reader.optional(SideView.self, "yours")
        zone = try reader.value("zone", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        w.string("at", at)
        w.string("id", id)
        w.integer("moves", Int64(moves))
        w.string("on", on)
        w.string("status", status)
        if let theirs { w.one("theirs", theirs) }
        if let yours { w.one("yours", yours) }
        w.string("zone", zone)
    }
}

/// One side's own view of how it goes.
package struct SideView: WireObject, Hashable {
    /// From 0 to 10.
    package var confidence: Int?
    package var note: String?
    /// OnTrack, atRisk or off; absent where it was erased.
    package var rating: String?

    package init(confidence: Int? = nil, note: String? = nil, rating: String? = nil) {
        self.confidence = confidence
        self.note = note
        self.rating = rating
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        confidence = try reader.optional("confidence", Wire.count, about: "from 0 to 10")
        note = try reader.optional("note", Wire.text)
        rating = try reader.optional("rating", Wire.word, about: "onTrack, atRisk or off; absent where it was erased")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let confidence { w.integer("confidence", Int64(confidence)) }
        if let note { w.string("note", note) }
        if let rating { w.string("rating", rating) }
    }
}
