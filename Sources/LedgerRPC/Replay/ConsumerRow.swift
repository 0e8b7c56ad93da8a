package import CanonicalJSON

/// What a consumer is called: small letters, digits and hyphens. It is no place for people's names.
package enum ConsumerName {
    package static let shape = Shape<String>.pattern(
        "^[a-z][a-z0-9-]{0,\(Limits.consumerNameBytes - 1)}$",
        expected: "a consumer's name: a small letter, then small letters, digits and hyphens, "
            + "at most \(Limits.consumerNameBytes)",
        example: "warehouse", check: { isName($0) ? $0 : nil }, text: { $0 })

    private static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (1...Limits.consumerNameBytes).contains(bytes.count), let first = bytes.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return bytes.allSatisfy { byte in
            byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
        }
    }
}

/// Who follows the log by a consumer at this moment.
package struct ConsumerHolder: WireObject, Hashable {
    /// Of the member for whom the connection speaks.
    package var handle: String?
    /// Process at the other end of the connection, as the kernel says it; 0 where it does not.
    package var pid: Int
    /// By the machine's clock.
    package var since: String

    package init(handle: String?, pid: Int, since: String) {
        self.handle = handle
        self.pid = pid
        self.since = since
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        handle = try reader.optional("handle", Wire.word)
        pid = try reader.value("pid", Wire.count, about: "process at the other end")
        since = try reader.value("since", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let handle { w.string("handle", handle) }
        w.integer("pid", Int64(pid))
        w.string("since", since)
    }
}

/// One named consumer.
package struct ConsumerRow: WireObject, Hashable {
    package var filter: LogFilter?
    /// Nil while nobody follows by it.
    package var holder: ConsumerHolder?
    /// Events from its position to the end, those that its filter leaves out among them.
    package var lag: UInt64
    /// Whose it is.
    package var member: String
    package var name: String
    /// Everything below was acknowledged.
    package var position: UInt64

    package init(
        filter: LogFilter? = nil, holder: ConsumerHolder? = nil, lag: UInt64, member: String, name: String,
        position: UInt64
    ) {
        self.filter = filter
        self.holder = holder
        self.lag = lag
        self.member = member
        self.name = name
        self.position = position
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        filter = try reader.optional(LogFilter.self, "filter")
        holder = try reader.optional(ConsumerHolder.self, "holder", about: "who follows by it now")
        lag = try reader.value("lag", Wire.position, about: "events from its position to the end")
        member = try reader.value("member", Wire.word, about: "whose it is")
        name = try reader.value("name", Wire.word)
        position = try reader.value("position", Wire.position, about: "everything below was acknowledged")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let filter { w.one("filter", filter) }
        if let holder { w.one("holder", holder) }
        w.integer("lag", Int64(lag))
        w.string("member", member)
        w.string("name", name)
        w.integer("position", Int64(position))
    }
}

/// Answer of `consumer.list` (yours) and of `admin.consumers` (everybody's, without filters).
package struct ConsumerList: WireObject, Hashable {
    package var consumers: [ConsumerRow]
    package var size: UInt64

    package init(consumers: [ConsumerRow], size: UInt64) {
        self.consumers = consumers
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        consumers = try reader.many(ConsumerRow.self, "consumers", count: Wire.rows)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("consumers", consumers)
        w.integer("size", Int64(size))
    }
}

/// Answer of `consumer.create`, `consumer.ack` and `consumer.delete`.
package struct ConsumerPosition: WireObject, Hashable {
    package var name: String
    /// Where it stands now, durably; of a deleted one, where it stood.
    package var position: UInt64

    package init(name: String, position: UInt64) {
        self.name = name
        self.position = position
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        name = try reader.value("name", Wire.word)
        position = try reader.value("position", Wire.position, about: "where it stands now, durably")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("name", name)
        w.integer("position", Int64(position))
    }
}
