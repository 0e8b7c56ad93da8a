package import CanonicalJSON

/// One window, threshold or cadence of a policy, in days.
package struct PolicySetting: WireObject, Hashable {
    package var days: Int
    /// The least and the most that a policy may say.
    package var least: Int
    package var meaning: String
    package var most: Int
    package var name: String

    package init(days: Int, least: Int, meaning: String, most: Int, name: String) {
        self.days = days
        self.least = least
        self.meaning = meaning
        self.most = most
        self.name = name
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        days = try reader.value("days", Wire.count)
        least = try reader.value("least", Wire.count, about: "the floor that no policy goes under")
        meaning = try reader.value("meaning", Wire.word)
        most = try reader.value("most", Wire.count)
        name = try reader.value("name", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("days", Int64(days))
        w.integer("least", Int64(least))
        w.string("meaning", meaning)
        w.integer("most", Int64(most))
        w.string("name", name)
    }
}

/// One version of the policy; version 0 is what holds before any was published.
package struct PolicyRow: WireObject, Hashable {
    /// Its first day; nil for version 0.
    package var from: String?
    package var settings: [PolicySetting]
    /// Past, present or coming.
    package var state: String
    package var version: Int

    package init(from: String?, settings: [PolicySetting], state: String, version: Int) {
        self.from = from
        self.settings = settings
        self.state = state
        self.version = version
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        from = try reader.optional("from", Wire.word)
        settings = try reader.many(PolicySetting.self, "settings", count: Wire.rows)
        state = try reader.value("state", Wire.word, about: "past, present or coming")
        version = try reader.value("version", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let from { w.string("from", from) }
        w.many("settings", settings)
        w.string("state", state)
        w.integer("version", Int64(version))
    }
}

/// Answer of `policy.list`: oldest first.
package struct PolicyList: WireObject, Hashable {
    package var policies: [PolicyRow]
    package var size: UInt64

    package init(policies: [PolicyRow], size: UInt64) {
        self.policies = policies
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        policies = try reader.many(PolicyRow.self, "policies", count: Wire.rows)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("policies", policies)
        w.integer("size", Int64(size))
    }
}
