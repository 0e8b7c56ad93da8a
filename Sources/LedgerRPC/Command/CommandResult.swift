package import CanonicalJSON

/// What a command brought about. When it arrives, everything in it is on disk and synced.
package struct CommandResult: WireObject, Hashable {
    /// True when the command id had been used with the same body: this is the first answer again.
    package var duplicate: Bool?
    package var events: [EventReference]
    /// Names given by this command.
    package var ids: CreatedIDs
    /// A C2SP tlog-proof of the last event, when asked for.
    package var receipt: String?
    /// Number of events in the ledger after this command.
    package var size: UInt64
    /// Values of an import that were recorded before, exactly so.
    package var unchanged: Int?
    /// Copies of keys that an erasure could not reach: where, and why.
    package var unreached: [String]?

    package init(
        duplicate: Bool? = nil, events: [EventReference], ids: CreatedIDs, receipt: String? = nil, size: UInt64,
        unchanged: Int? = nil, unreached: [String]? = nil
    ) {
        self.duplicate = duplicate
        self.events = events
        self.ids = ids
        self.receipt = receipt
        self.size = size
        self.unchanged = unchanged
        self.unreached = unreached
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        duplicate = try reader.optional(
            "duplicate", Wire.flag,
            about: "true when the command id had been used with the same body: this is the first answer again")
        events = try reader.many(EventReference.self, "events", count: Wire.rows)
        ids = try reader.one(CreatedIDs.self, "ids", about: "names given by this command")
        receipt = try reader.optional(
            "receipt", Wire.text,
            about: "a C2SP tlog-proof of the last event, when asked for")
        size = try reader.value("size", Wire.position, about: "number of events in the ledger after this command")
        unchanged = try reader.optional(
            "unchanged", Wire.count,
            about: "values of an import that were recorded before, exactly so")
        unreached = try reader.optionalArray(
            "unreached", count: Wire.rows, about: "copies of keys that an erasure could not reach: where, and why",
            Wire.text)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let duplicate { w.bool("duplicate", duplicate) }
        w.many("events", events)
        w.one("ids", ids)
        if let receipt { w.string("receipt", receipt) }
        w.integer("size", Int64(size))
        if let unchanged { w.integer("unchanged", Int64(unchanged)) }
        if let unreached { w.strings("unreached", unreached) }
    }
}

/// Where one event of a command's answer stands in the record.
package struct EventReference: WireObject, Hashable {
    /// Leaf hash, base64url.
    package var hash: String
    /// Ordinal in its stream, from 0.
    package var rev: UInt64
    /// Position in the ledger, from 0.
    package var seq: UInt64
    package var stream: String
    package var type: String

    package init(hash: String, rev: UInt64, seq: UInt64, stream: String, type: String) {
        self.hash = hash
        self.rev = rev
        self.seq = seq
        self.stream = stream
        self.type = type
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        hash = try reader.value("hash", Wire.word, about: "leaf hash, base64url")
        rev = try reader.value("rev", Wire.position, about: "ordinal in its stream, from 0")
        seq = try reader.value("seq", Wire.position, about: "position in the ledger, from 0")
        stream = try reader.value("stream", Wire.word)
        type = try reader.value("type", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("hash", hash)
        w.integer("rev", Int64(rev))
        w.integer("seq", Int64(seq))
        w.string("stream", stream)
        w.string("type", type)
    }
}

/// The identifiers that a command gave out, by noun.
package struct CreatedIDs: WireObject, Hashable {
    package var agreement: String?
    package var checkpoint: String?
    package var export: String?
    package var feedback: String?
    package var goal: String?
    package var member: String?
    package var metric: String?
    package var promise: String?
    package var strategy: String?

    package init(
        agreement: String? = nil, checkpoint: String? = nil, export: String? = nil, feedback: String? = nil,
        goal: String? = nil,
        member: String? = nil, metric: String? = nil, promise: String? = nil, strategy: String? = nil
    ) {
        self.agreement = agreement
        self.checkpoint = checkpoint
        self.export = export
        self.feedback = feedback
        self.goal = goal
        self.member = member
        self.metric = metric
        self.promise = promise
        self.strategy = strategy
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.optional("agreement", Wire.word)
        checkpoint = try reader.optional("checkpoint", Wire.word)
        export = try reader.optional("export", Wire.word)
        feedback = try reader.optional("feedback", Wire.word)
        goal = try reader.optional("goal", Wire.word)
        member = try reader.optional("member", Wire.word)
        metric = try reader.optional("metric", Wire.word)
        promise = try reader.optional("promise", Wire.word)
        strategy = try reader.optional("strategy", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let agreement { w.string("agreement", agreement) }
        if let checkpoint { w.string("checkpoint", checkpoint) }
        if let export { w.string("export", export) }
        if let feedback { w.string("feedback", feedback) }
        if let goal { w.string("goal", goal) }
        if let member { w.string("member", member) }
        if let metric { w.string("metric", metric) }
        if let promise { w.string("promise", promise) }
        if let strategy { w.string("strategy", strategy) }
    }
}
