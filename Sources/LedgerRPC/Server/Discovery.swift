package import CanonicalJSON

/// Answer of `server.discover`: which ledger this is, what its bounds are, and who you are to it.
package struct Discovery: WireObject, Hashable {
    package var limits: LimitsView
    /// Every method that can be called.
    package var methods: [String]
    /// The ledger's name.
    package var name: String
    /// The ledger's clock, which is not the wall clock in a simulated ledger.
    package var now: String
    /// Name on the signed tree heads.
    package var origin: String
    /// Versions of the protocol that are understood.
    package var `protocol`: [Int]
    /// Root of the tree over all events, unsigned: to see at once whether anything changed. ``LogHead`` vouches for it.
    package var root: String
    /// Program and version.
    package var server: String
    package var simulated: Bool
    /// Number of events.
    package var size: UInt64
    /// Key of the signed tree heads, as C2SP signed-note spells it.
    package var verifierKey: String
    package var you: Caller
    /// IANA name of the ledger's time zone.
    package var zone: String

    package init(
        limits: LimitsView, methods: [String], name: String, now: String, origin: String, `protocol`: [Int],
        root: String, server: String, simulated: Bool, size: UInt64, verifierKey: String, you: Caller, zone: String
    ) {
        self.limits = limits
        self.methods = methods
        self.name = name
        self.now = now
        self.origin = origin
        self.protocol = `protocol`
        self.root = root
        self.server = server
        self.simulated = simulated
        self.size = size
        self.verifierKey = verifierKey
        self.you = you
        self.zone = zone
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        limits = try reader.one(LimitsView.self, "limits")
        methods = try reader.array("methods", count: Wire.rows, about: "every method that can be called", Wire.word)
        name = try reader.value("name", Wire.word, about: "the ledger's name")
        now = try reader.value(
            "now", Wire.word,
            about: "the ledger's clock, which is not the wall clock in a simulated ledger")
        origin = try reader.value("origin", Wire.word, about: "name on the signed tree heads")
        `protocol` = try reader.array(
            "protocol", count: Wire.rows,
            about: "versions of the protocol that are understood", Wire.count)
        root = try reader.value(
            "root", Wire.word, about: "root of the tree over all events, unsigned; log.head vouches for it")
        server = try reader.value("server", Wire.word, about: "program and version")
        simulated = try reader.value("simulated", Wire.flag)
        size = try reader.value("size", Wire.position, about: "number of events")
        verifierKey = try reader.value(
            "verifierKey", Wire.word,
            about: "key of the signed tree heads, as C2SP signed-note spells it")
        you = try reader.one(Caller.self, "you")
        zone = try reader.value("zone", Wire.word, about: "IANA name of the ledger's time zone")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.one("limits", limits)
        w.strings("methods", methods)
        w.string("name", name)
        w.string("now", now)
        w.string("origin", origin)
        w.integers("protocol", `protocol`)
        w.string("root", root)
        w.string("server", server)
        w.bool("simulated", simulated)
        w.integer("size", Int64(size))
        w.string("verifierKey", verifierKey)
        w.one("you", you)
        w.string("zone", zone)
    }
}

/// Who the asking account is to the ledger.
package struct Caller: WireObject, Hashable {
    /// Where terms of theirs last entered force; absent when none ever did.
    package var entered: UInt64?
    package var handle: String?
    /// True for the operator of a simulated ledger.
    package var mayActAsAnybody: Bool?
    /// The person bound to the account.
    package var member: String?
    package var roles: [String]
    package var uid: Int
    package var username: String?

    package init(
        entered: UInt64? = nil, handle: String? = nil, mayActAsAnybody: Bool? = nil, member: String? = nil,
        roles: [String], uid: Int,
        username: String? = nil
    ) {
        self.entered = entered
        self.handle = handle
        self.mayActAsAnybody = mayActAsAnybody
        self.member = member
        self.roles = roles
        self.uid = uid
        self.username = username
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        entered = try reader.optional(
            "entered", Wire.position, about: "where terms of theirs last entered force; absent when none ever did")
        handle = try reader.optional("handle", Wire.word)
        mayActAsAnybody = try reader.optional(
            "mayActAsAnybody", Wire.flag,
            about: "true for the operator of a simulated ledger")
        member = try reader.optional("member", Wire.word, about: "the person bound to the account")
        roles = try reader.array("roles", count: Wire.rows, Wire.word)
        uid = try reader.value("uid", Wire.count)
        username = try reader.optional("username", Wire.word)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let entered { w.integer("entered", Int64(entered)) }
        if let handle { w.string("handle", handle) }
        if let mayActAsAnybody { w.bool("mayActAsAnybody", mayActAsAnybody) }
        if let member { w.string("member", member) }
        w.strings("roles", roles)
        w.integer("uid", Int64(uid))
        if let username { w.string("username", username) }
    }
}
