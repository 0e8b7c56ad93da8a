package import CanonicalJSON

/// Terms that entered force, or that took the place of others in force.
package struct EnteredRow: ListedRow {
    package static let plural: StaticString = "rows"

    package var agreement: String
    package var at: String
    package var manager: String
    package var member: String
    package var revision: Int
    /// The event that says so.
    package var seq: UInt64

    package init(agreement: String, at: String, manager: String, member: String, revision: Int, seq: UInt64) {
        self.agreement = agreement
        self.at = at
        self.manager = manager
        self.member = member
        self.revision = revision
        self.seq = seq
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        agreement = try reader.value("agreement", Wire.word)
        at = try reader.value("at", Wire.word)
        manager = try reader.value("manager", Wire.word)
        member = try reader.value("member", Wire.word)
        revision = try reader.value("revision", Wire.count)
        seq = try reader.value("seq", Wire.position, about: "the event that says so")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.string("agreement", agreement)
        w.string("at", at)
        w.string("manager", manager)
        w.string("member", member)
        w.integer("revision", Int64(revision))
        w.integer("seq", Int64(seq))
    }
}

/// Answer of `agreement.entered`.
package typealias EnteredList = RowPage<EnteredRow>
