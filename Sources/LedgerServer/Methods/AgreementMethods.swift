internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let agreements: [CommandMethod] = [
        CommandMethod("agreement.propose", "Proposes terms to the other side.") {
            (reader, resolver) throws(ShapeError) in
            .agreement(
                .propose(
                    member: try resolver.member(reader, "member"),
                    manager: try resolver.optionalMember(reader, "manager"),
                    try terms(reader, resolver)))
        },
        CommandMethod("agreement.counter", "Puts other terms in the place of those that stand.") {
            (reader, resolver) throws(ShapeError) in
            .agreement(.counter(try reader.value("agreement", .agreement), try terms(reader, resolver)))
        },
        CommandMethod("agreement.withdraw", "Takes one's own proposal back.") { (reader, _) throws(ShapeError) in
            .agreement(
                .withdraw(
                    try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.discuss", "Says something about the terms.") { (reader, _) throws(ShapeError) in
            .agreement(.discuss(try reader.value("agreement", .agreement), text: try reader.value("text", .said)))
        },
        CommandMethod("agreement.reserve", "Agreed, but: a reservation that travels with the agreement.") {
            (reader, _) throws(ShapeError) in
            .agreement(.reserve(try reader.value("agreement", .agreement), text: try reader.value("text", .said)))
        },
        CommandMethod("agreement.decline", "Says no to the terms.") { (reader, _) throws(ShapeError) in
            .agreement(
                .decline(
                    try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.confirm", "Confirms exactly these terms, for oneself.") {
            (reader, resolver) throws(ShapeError) in
            .agreement(
                .confirm(
                    try reader.value("agreement", .agreement),
                    terms: try reader.optionalObject("terms") { (terms) throws(ShapeError) in
                        let reference = TermsReference(
                            seq: try terms.value("seq", .seq), hash: try terms.value("hash", .leafHash))
                        try terms.finish(unknown: .refuse)
                        return reference
                    },
                    by: try resolver.optionalMember(reader, "by"), inOwnWords: try reader.optional("inOwnWords", .said),
                    noSupportNeeded: try reader.optional("noSupportNeeded", .bool) ?? false))
        },
        CommandMethod("milestone.override", "A manager's verdict beside the computed one; both are shown.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .overrideMilestone(
                    try reader.value("agreement", .agreement), milestone: try reader.value("milestone", .ordinal),
                    try reader.value("verdict", .choice(of: Verdict.self)), reason: try reader.value("reason", .said)))
        },
        CommandMethod("milestone.waive", "Says that a milestone does not count.") { (reader, _) throws(ShapeError) in
            .agreement(
                .waiveMilestone(
                    try reader.value("agreement", .agreement), milestone: try reader.value("milestone", .ordinal),
                    reason: try reader.value("reason", .said)))
        },
    ]
}
