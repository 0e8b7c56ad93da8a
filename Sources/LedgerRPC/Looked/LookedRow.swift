package import CanonicalJSON

/// Somebody looked at one's record.
package struct LookedRow: ListedRow {
    package static let plural: StaticString = "rows"

    /// In which capacity: `hr`, `auditor` or `above`.
    package var capacity: String
    /// When they first did so that day.
    package var at: String
    package var by: String
    /// The day, in the zone of the ledger.
    package var on: String
    /// Where it is recorded.
    package var seq: UInt64

    package init(as capacity: String, at: String, by: String, on: String, seq: UInt64) {
        self.capacity = capacity
        self.at = at
        self.by = by
        self.on = on
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        capacity = try reader.value("as", Wire.word, about: "hr, auditor or above")
        at = try reader.value("at", Wire.word, about: "when they first did so that day")
        by = try reader.value("by", Wire.word)
        on = try reader.value("on", Wire.word, about: "the day, in the zone of the ledger")
        seq = try reader.value("seq", Wire.position, about: "where it is recorded")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("as", capacity)
        w.string("at", at)
        w.string("by", by)
        w.string("on", on)
        w.integer("seq", Int64(seq))
    }
}

/// Answer of `looked.list`.
package typealias LookedList = RowPage<LookedRow>
