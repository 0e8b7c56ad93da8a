package import CanonicalJSON

/// Answer of `log.read`: leaves in order, from one snapshot.
package struct LogPage: WireObject {
    package var leaves: [LogEntry]
    /// Where to read on; the size when there is no more.
    package var next: UInt64
    package var size: UInt64

    package init(leaves: [LogEntry], next: UInt64, size: UInt64) {
        self.leaves = leaves
        self.next = next
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        leaves = try reader.many(LogEntry.self, "leaves", count: 0...Limits.logRows)
        next = try reader.value("next", Wire.position, about: "where to read on; the size when there is no more")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("leaves", leaves)
        w.integer("next", Int64(next))
        w.integer("size", Int64(size))
    }
}

/// One leaf of a page, with what is disclosed of its sealed members.
package struct LogEntry: WireObject {
    package enum Leaf: Sendable {
        /// The leaf's exact bytes, embedded as a JSON object.
        case object([UInt8])
        /// The same bytes as a string, for clients that cannot get at the bytes of what they parse.
        case text(String)
    }

    package var disclosures: [DisclosureView]
    /// Leaf hash, base64url.
    package var hash: String
    package var leaf: Leaf

    package init(disclosures: [DisclosureView] = [], hash: String, leaf: Leaf) {
        self.disclosures = disclosures
        self.hash = hash
        self.leaf = leaf
    }

    /// The leaf's exact bytes, whose hash is in the tree.
    package var leafBytes: [UInt8] {
        switch leaf {
        case .object(let bytes): bytes
        case .text(let text): Array(text.utf8)
        }
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        disclosures = try reader.optionalMany(DisclosureView.self, "disclosures", count: Wire.rows) ?? []
        hash = try reader.value("hash", Wire.word, about: "leaf hash, base64url")
        let value = try reader.raw("leaf", about: "the leaf itself, or its text where `as` asked for that")
        leaf = value.string.map(Leaf.text) ?? .object(Array(value.bytes))
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if !disclosures.isEmpty { w.many("disclosures", disclosures) }
        w.string("hash", hash)
        switch leaf {
        case .object(let bytes): w.raw("leaf", bytes)
        case .text(let text): w.string("leaf", text)
        }
    }
}

/// What opens one sealed member of a leaf.
package struct DisclosureView: WireObject, Hashable {
    /// The disclosure, base64url (RFC 9901).
    package var disclosure: String
    /// Its place in the leaf's `sealed`.
    package var name: String

    package init(disclosure: String, name: String) {
        self.disclosure = disclosure
        self.name = name
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        disclosure = try reader.value("disclosure", Wire.text)
        name = try reader.value("name", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("disclosure", disclosure)
        w.string("name", name)
    }
}
