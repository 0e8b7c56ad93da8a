internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections

extension CommandMethods {
    static let clock: [CommandMethod] = [
        CommandMethod("clock.advance", "Moves the clock of a simulated ledger forwards.") {
            (reader, resolver) throws(ShapeError) in
            .clock(.advance(to: try resolver.instant(reader, "to")))
        }
    ]

    static let organisation: [CommandMethod] = [
        CommandMethod("member.register", "Makes a person known.") { (reader, _) throws(ShapeError) in
            .person(
                .register(
                    handle: try reader.value("handle", .handle, about: "how people call them"),
                    name: try reader.value("name", .name),
                    username: try reader.optional("username", .username, about: "their account on this machine")))
        },
        CommandMethod("member.rename", "Gives a person another handle or name; the old handle stays theirs.") {
            (reader, resolver) throws(ShapeError) in
            let member = try resolver.member(reader, "member")
            let present = try resolver.names(of: member)
            return .person(
                .rename(
                    member, handle: try reader.optional("handle", .handle) ?? present?.handle,
                    name: try reader.optional("name", .name) ?? present?.name))
        },
        CommandMethod("member.bindAccount", "Says which account is theirs from a day on.") {
            (reader, resolver) throws(ShapeError) in
            .person(
                .bindAccount(
                    try resolver.member(reader, "member"), username: try reader.value("username", .username),
                    uid: try reader.value("uid", .uid), from: try reader.optional("from", .day)))
        },
        CommandMethod("member.depart", "Says when somebody leaves; their accounts and relationships end with that day.")
        {
            (reader, resolver) throws(ShapeError) in
            .person(
                .depart(
                    try resolver.member(reader, "member"), on: try reader.optional("on", .day, about: "their last day"))
            )
        },
        CommandMethod("relationship.assign", "Says who manages whom from a day on.") {
            (reader, resolver) throws(ShapeError) in
            .person(
                .assignRelationship(
                    member: try resolver.member(reader, "member"), manager: try resolver.member(reader, "manager"),
                    from: try reader.optional("from", .day)))
        },
        CommandMethod("relationship.end", "Ends who manages somebody.") { (reader, resolver) throws(ShapeError) in
            .person(
                .endRelationship(
                    member: try resolver.member(reader, "member"),
                    on: try reader.optional("on", .day, about: "the last day")))
        },
        CommandMethod("role.grant", "Grants a role.") { (reader, resolver) throws(ShapeError) in
            .person(
                .grantRole(
                    try resolver.member(reader, "member"), try reader.value("role", .choice(of: Role.self)),
                    metrics: try resolver.metricIDs(reader, "metrics")))
        },
        CommandMethod("role.revoke", "Takes a role back.") { (reader, resolver) throws(ShapeError) in
            .person(
                .revokeRole(
                    try resolver.member(reader, "member"), try reader.value("role", .choice(of: Role.self))))
        },
    ]
}
