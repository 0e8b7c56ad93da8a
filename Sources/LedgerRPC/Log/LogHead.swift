package import CanonicalJSON

/// Answer of `log.head`.
package struct LogHead: WireObject, Hashable {
    /// The signed tree head, a C2SP checkpoint.
    package var note: String
    /// Base64url.
    package var root: String
    package var size: UInt64

    package init(note: String, root: String, size: UInt64) {
        self.note = note
        self.root = root
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        note = try reader.value("note", Wire.text, about: "the signed tree head, a C2SP checkpoint")
        root = try reader.value("root", Wire.word, about: "base64url")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("note", note)
        w.string("root", root)
        w.integer("size", Int64(size))
    }
}

/// Answer of `log.receipt`.
package struct ReceiptText: WireObject, Hashable {
    /// A C2SP tlog-proof file.
    package var receipt: String
    package var seq: UInt64

    package init(receipt: String, seq: UInt64) {
        self.receipt = receipt
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        receipt = try reader.value("receipt", Wire.text, about: "a C2SP tlog-proof file")
        seq = try reader.value("seq", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("receipt", receipt)
        w.integer("seq", Int64(seq))
    }
}

/// Answer of `log.consistency`.
package struct Consistency: WireObject, Hashable {
    package var from: UInt64
    /// Base64url, RFC 6962 §2.1.2.
    package var hashes: [String]
    package var to: UInt64

    package init(from: UInt64, hashes: [String], to: UInt64) {
        self.from = from
        self.hashes = hashes
        self.to = to
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        from = try reader.value("from", Wire.position)
        hashes = try reader.array("hashes", count: 0...128, about: "base64url, RFC 6962 §2.1.2", Wire.word)
        to = try reader.value("to", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("from", Int64(from))
        w.strings("hashes", hashes)
        w.integer("to", Int64(to))
    }
}

/// Answer of `log.lookup`: what became of a command whose answer was lost.
package struct Lookup: WireObject, Hashable {
    package var found: Bool
    package var result: CommandResult?

    package init(found: Bool, result: CommandResult? = nil) {
        self.found = found
        self.result = result
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        found = try reader.value("found", Wire.flag)
        result = try reader.optional(CommandResult.self, "result")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.bool("found", found)
        if let result { w.one("result", result) }
    }
}
