package import CanonicalJSON

/// Somebody under legal hold.
package struct HoldRow: WireObject, Hashable {
    /// When it was placed.
    package var at: String
    package var by: String?
    package var member: String
    package var reason: String?
    /// Of the event that placed it.
    package var seq: UInt64

    package init(at: String, by: String?, member: String, reason: String?, seq: UInt64) {
        self.at = at
        self.by = by
        self.member = member
        self.reason = reason
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word, about: "when it was placed")
        by = try reader.optional("by", Wire.word)
        member = try reader.value("member", Wire.word)
        reason = try reader.optional("reason", Wire.text)
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        if let by { w.string("by", by) }
        w.string("member", member)
        if let reason { w.string("reason", reason) }
        w.integer("seq", Int64(seq))
    }
}

extension HoldRow: ListedRow {
    package static var plural: StaticString { "holds" }
}

/// Answer of `legalHold.list`.
package typealias HoldList = RowPage<HoldRow>
