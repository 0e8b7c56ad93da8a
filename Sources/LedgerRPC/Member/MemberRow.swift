package import CanonicalJSON

/// One person of the organisation.
package struct MemberRow: WireObject, Hashable {
    package var departedOn: String?
    package var handle: String?
    package var id: String
    /// Today's manager.
    package var manager: String?
    package var name: String?
    /// How many people have this one as their manager today.
    package var reports: Int
    package var roles: [String]

    package init(
        departedOn: String? = nil, handle: String? = nil, id: String, manager: String? = nil, name: String? = nil,
        reports: Int, roles: [String]
    ) {
        self.departedOn = departedOn
        self.handle = handle
        self.id = id
        self.manager = manager
        self.name = name
        self.reports = reports
        self.roles = roles
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        departedOn = try reader.optional("departedOn", Wire.word)
        handle = try reader.optional("handle", Wire.word)
        id = try reader.value("id", Wire.word)
        manager = try reader.optional("manager", Wire.word, about: "today's manager")
        name = try reader.optional("name", Wire.word)
        reports = try reader.value("reports", Wire.count, about: "how many people have this one as their manager today")
        roles = try reader.array("roles", count: Wire.rows, Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let departedOn { w.string("departedOn", departedOn) }
        if let handle { w.string("handle", handle) }
        w.string("id", id)
        if let manager { w.string("manager", manager) }
        if let name { w.string("name", name) }
        w.integer("reports", Int64(reports))
        w.strings("roles", roles)
    }
}

extension MemberRow: ListedRow {
    package static var plural: StaticString { "members" }
}

/// Answer of `member.list`.
package typealias MemberList = RowPage<MemberRow>

/// Answer of `member.get`.
package struct MemberDetail: WireObject, Hashable {
    package var member: MemberRow
    package var people: People
    package var size: UInt64

    package init(member: MemberRow, people: People, size: UInt64) {
        self.member = member
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        member = try reader.one(MemberRow.self, "member")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("member", member)
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
