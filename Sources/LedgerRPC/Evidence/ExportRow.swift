package import CanonicalJSON

/// One export in a list: who took what out of the ledger, what for, and who knows.
package struct ExportRow: WireObject, Hashable {
    package var at: String
    package var by: String
    /// Whom it concerns by name; nobody where that is everybody.
    package var concerned: [String]
    /// SHA-256 of the manifests of the bundles that are whole, base64url, oldest first.
    package var delivered: [String]
    /// What it shows that would not be shown.
    package var disclose: [String]
    package var id: String
    package var purpose: String?
    package var recipient: String?
    /// All, person/17 or agreement/12.
    package var scope: String
    /// The reader said that they know of it.
    package var seen: Bool
    /// Position of the event that says so.
    package var seq: UInt64
    /// What it leaves out that would be shown.
    package var withhold: [String]

    package init(
        at: String, by: String, concerned: [String], delivered: [String], disclose: [String], id: String,
        purpose: String?, recipient: String?, scope: String, seen: Bool, seq: UInt64, withhold: [String]
    ) {
        self.at = at
        self.by = by
        self.concerned = concerned
        self.delivered = delivered
        self.disclose = disclose
        self.id = id
        self.purpose = purpose
        self.recipient = recipient
        self.scope = scope
        self.seen = seen
        self.seq = seq
        self.withhold = withhold
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        at = try reader.value("at", Wire.word)
        by = try reader.value("by", Wire.word)
        concerned = try reader.array(
            "concerned", count: Wire.rows, about: "whom it concerns by name; nobody where that is everybody", Wire.word)
        delivered = try reader.array(
            "delivered", count: Wire.rows, about: "SHA-256 of the manifests of the bundles that are whole", Wire.word)
        disclose = try reader.array(
            "disclose", count: Wire.rows, about: "what it shows that would not be shown", Wire.word)
        id = try reader.value("id", Wire.word)
        purpose = try reader.optional("purpose", Wire.text)
        recipient = try reader.optional("recipient", Wire.text)
        scope = try reader.value("scope", Wire.word, about: "all, person/17 or agreement/12")
        seen = try reader.value("seen", Wire.flag, about: "the reader said that they know of it")
        seq = try reader.value("seq", Wire.position, about: "position of the event that says so")
        withhold = try reader.array(
            "withhold", count: Wire.rows, about: "what it leaves out that would be shown", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("at", at)
        w.string("by", by)
        w.strings("concerned", concerned)
        w.strings("delivered", delivered)
        w.strings("disclose", disclose)
        w.string("id", id)
        if let purpose { w.string("purpose", purpose) }
        if let recipient { w.string("recipient", recipient) }
        w.string("scope", scope)
        w.bool("seen", seen)
        w.integer("seq", Int64(seq))
        w.strings("withhold", withhold)
    }
}

extension ExportRow: ListedRow {
    package static var plural: StaticString { "exports" }
}

/// Answer of `evidence.list`.
package typealias ExportList = RowPage<ExportRow>
