package import CanonicalJSON

/// Somebody looked at one's record, or took something of it away.
package struct LookedRow: ListedRow {
    package static let plural: StaticString = "rows"

    /// In which capacity they looked: `hr`, `auditor` or `above`; nil for an export.
    package var capacity: String?
    /// When they first did so that day; when the export was made.
    package var at: String
    package var by: String
    /// The day, in the zone of the ledger.
    package var on: String
    /// What was taken away, and what for; nil where somebody only looked.
    package var export: LookedExport?
    /// Where it is recorded.
    package var seq: UInt64

    package init(
        as capacity: String?, at: String, by: String, on: String, export: LookedExport? = nil, seq: UInt64
    ) {
        self.capacity = capacity
        self.at = at
        self.by = by
        self.on = on
        self.export = export
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        capacity = try reader.optional("as", Wire.word, about: "hr, auditor or above; not for an export")
        at = try reader.value("at", Wire.word, about: "when they first did so that day, or took it")
        by = try reader.value("by", Wire.word)
        export = try reader.optional(LookedExport.self, "export")
        on = try reader.value("on", Wire.word, about: "the day, in the zone of the ledger")
        seq = try reader.value("seq", Wire.position, about: "where it is recorded")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let capacity { w.string("as", capacity) }
        w.string("at", at)
        w.string("by", by)
        if let export { w.one("export", export) }
        w.string("on", on)
        w.integer("seq", Int64(seq))
    }
}

/// What of one's record somebody took out of the ledger.
package struct LookedExport: WireObject, Hashable {
    package var id: String
    /// Nil where it was erased.
    package var purpose: String?
    package var recipient: String?
    /// `all`, `person/17` or `agreement/12`.
    package var scope: String

    package init(id: String, purpose: String?, recipient: String?, scope: String) {
        self.id = id
        self.purpose = purpose
        self.recipient = recipient
        self.scope = scope
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        id = try reader.value("id", Wire.word)
        purpose = try reader.optional("purpose", Wire.text, about: "what for")
        recipient = try reader.optional("recipient", Wire.text, about: "who gets it")
        scope = try reader.value("scope", Wire.word, about: "all, person/17 or agreement/12")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("id", id)
        if let purpose { w.string("purpose", purpose) }
        if let recipient { w.string("recipient", recipient) }
        w.string("scope", scope)
    }
}

/// Answer of `looked.list`.
package typealias LookedList = RowPage<LookedRow>
