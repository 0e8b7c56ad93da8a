internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let custody: [CommandMethod] = [
        CommandMethod("legalHold.place", "Keeps everything of somebody's, and all that concerns them, from erasure.") {
            (reader, resolver) throws(ShapeError) in
            let member = try resolver.member(reader, "member")
            return .custody(.placeHold(member, reason: try reader.value("reason", .said)))
        },
        CommandMethod("legalHold.lift", "Ends a legal hold.") { (reader, resolver) throws(ShapeError) in
            let member = try resolver.member(reader, "member")
            return .custody(.liftHold(member, reason: try reader.value("reason", .said)))
        },
        CommandMethod(
            "disclosure.erase",
            "Makes sealed members of one event, or all that was somebody's, unreadable for ever; answers when it is done."
        ) { (reader, resolver) throws(ShapeError) in
            let ground = try reader.value("ground", .erasureGround)
            let member = try resolver.optionalMember(
                reader, "member", about: "whose everything; or else seq and members")
            let members = try reader.optionalArray(
                "members", count: 1...64, about: "names, as the leaf's sealed has them", .sealedName)
            let seq = try reader.optional("seq", .seq, about: "the event")
            return .custody(.erase(member: member, seq: seq, members: members ?? [], ground))
        },
    ]
}
