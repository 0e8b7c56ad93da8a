package import CanonicalJSON

/// Answer of `evidence.read`: events of an export in order, from one snapshot.
package struct EvidencePage: WireObject {
    package var entries: [EvidenceEntry]
    /// Pass it as `after` for what follows; left out at the end.
    package var next: UInt64?
    /// The tree in which the proofs hold.
    package var size: UInt64

    package init(entries: [EvidenceEntry], next: UInt64?, size: UInt64) {
        self.entries = entries
        self.next = next
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        entries = try reader.many(EvidenceEntry.self, "entries", count: 0...Limits.logRows)
        next = try reader.optional(
            "next", Wire.position, about: "pass it as `after` for what follows; left out at the end")
        size = try reader.value("size", Wire.position, about: "the tree in which the proofs hold")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("entries", entries)
        if let next { w.integer("next", Int64(next)) }
        w.integer("size", Int64(size))
    }
}

/// One event of an export: what is shown of it, how it hangs in the tree, and what is not shown.
package struct EvidenceEntry: WireObject {
    package var disclosures: [DisclosureView]
    /// From leaf to root, base64url; none in an export of everything, whose leaves give the root themselves.
    package var hashes: [String]
    /// The leaf's exact bytes, embedded as a JSON object.
    package var leaf: [UInt8]
    package var redactions: [RedactionView]
    package var seq: UInt64

    package init(
        disclosures: [DisclosureView], hashes: [String], leaf: [UInt8], redactions: [RedactionView], seq: UInt64
    ) {
        self.disclosures = disclosures
        self.hashes = hashes
        self.leaf = leaf
        self.redactions = redactions
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        disclosures = try reader.many(DisclosureView.self, "disclosures", count: Wire.rows)
        hashes = try reader.array("hashes", count: 0...64, about: "from leaf to root, base64url", Wire.word)
        leaf = Array(try reader.raw("leaf", about: "the leaf itself").bytes)
        redactions = try reader.many(RedactionView.self, "redactions", count: Wire.rows)
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("disclosures", disclosures)
        w.strings("hashes", hashes)
        w.raw("leaf", leaf)
        w.many("redactions", redactions)
        w.integer("seq", Int64(seq))
    }
}

/// A sealed member that is not shown, and why.
package struct RedactionView: WireObject, Hashable {
    /// Third-person, count, withheld, not-visible or erased.
    package var ground: String
    /// Its place in the leaf's `sealed`.
    package var name: String

    package init(ground: String, name: String) {
        self.ground = ground
        self.name = name
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        ground = try reader.value(
            "ground", Wire.word, about: "third-person, count, withheld, not-visible or erased")
        name = try reader.value("name", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("ground", ground)
        w.string("name", name)
    }
}
