package import CanonicalJSON

/// Answer of `server.status`.
package struct ServerStatus: WireObject, Hashable {
    /// Events that the database has committed; the journal holds the rest.
    package var committed: UInt64
    package var connections: Int
    /// What the ledger takes on disk.
    package var diskBytes: UInt64
    package var journal: JournalUse
    package var now: String
    /// Age of the oldest open read snapshot.
    package var oldestReaderSeconds: Int?
    package var pid: Int
    package var size: UInt64
    package var startedAt: String
    package var time: TimeTrust
    package var uptimeSeconds: Int

    package init(
        committed: UInt64, connections: Int, diskBytes: UInt64, journal: JournalUse, now: String,
        oldestReaderSeconds: Int? = nil, pid: Int, size: UInt64, startedAt: String, time: TimeTrust,
        uptimeSeconds: Int
    ) {
        self.committed = committed
        self.connections = connections
        self.diskBytes = diskBytes
        self.journal = journal
        self.now = now
        self.oldestReaderSeconds = oldestReaderSeconds
        self.pid = pid
        self.size = size
        self.startedAt = startedAt
        self.time = time
        self.uptimeSeconds = uptimeSeconds
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        committed = try reader.value(
            "committed", Wire.position,
            about: "events that the database has committed; the journal holds the rest")
        connections = try reader.value("connections", Wire.count)
        diskBytes = try reader.value("diskBytes", Wire.position, about: "what the ledger takes on disk")
        journal = try reader.one(JournalUse.self, "journal")
        now = try reader.value("now", Wire.word)
        oldestReaderSeconds = try reader.optional(
            "oldestReaderSeconds", Wire.count,
            about: "age of the oldest open read snapshot")
        pid = try reader.value("pid", Wire.count)
        size = try reader.value("size", Wire.position)
        startedAt = try reader.value("startedAt", Wire.word)
        time = try reader.one(TimeTrust.self, "time")
        uptimeSeconds = try reader.value("uptimeSeconds", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("committed", Int64(committed))
        w.integer("connections", Int64(connections))
        w.integer("diskBytes", Int64(diskBytes))
        w.one("journal", journal)
        w.string("now", now)
        if let oldestReaderSeconds { w.integer("oldestReaderSeconds", Int64(oldestReaderSeconds)) }
        w.integer("pid", Int64(pid))
        w.integer("size", Int64(size))
        w.string("startedAt", startedAt)
        w.one("time", time)
        w.integer("uptimeSeconds", Int64(uptimeSeconds))
    }
}

/// Whether the machine's time is believed. While it is not, commands are refused.
package struct TimeTrust: WireObject, Hashable {
    /// Why, a clause; there is one exactly while it is doubted.
    package var because: String?
    package var doubted: Bool

    package init(because: String?) {
        self.because = because
        doubted = because != nil
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        because = try reader.optional("because", Wire.word, about: "why it is doubted")
        doubted = try reader.value(
            "doubted", Wire.flag,
            about: "true while the machine's time is not believed: nothing is written until the operator accepts it")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let because { w.string("because", because) }
        w.bool("doubted", doubted)
    }
}

/// How full the journal is.
package struct JournalUse: WireObject, Hashable {
    /// The journal's whole length.
    package var bytes: UInt64
    package var used: UInt64

    package init(bytes: UInt64, used: UInt64) {
        self.bytes = bytes
        self.used = used
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        bytes = try reader.value("bytes", Wire.position, about: "the journal's whole length")
        used = try reader.value("used", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("bytes", Int64(bytes))
        w.integer("used", Int64(used))
    }
}

/// Answer of `server.metrics`.
package struct MetricsText: WireObject, Hashable {
    /// OpenMetrics 1.0.
    package var text: String

    package init(text: String) {
        self.text = text
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        text = try reader.value("text", Wire.text, about: "OpenMetrics 1.0")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("text", text)
    }
}
