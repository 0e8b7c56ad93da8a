internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let goals: [CommandMethod] = [
        CommandMethod("goal.publish", "Publishes why work matters.") { (reader, resolver) throws(ShapeError) in
            let parent = try reader.optional("parent", .goal)
            let owner = try resolver.optionalMember(reader, "owner")
            return .goal(.publish(try goal(reader, resolver, parent: parent, owner: owner)))
        },
        CommandMethod("goal.revise", "Says the whole goal anew, and why.") { (reader, resolver) throws(ShapeError) in
            .goal(
                .revise(
                    try reader.value("goal", .goal), try goal(reader, resolver, parent: nil, owner: nil),
                    reason: try reader.value("reason", .said)))
        },
        CommandMethod("goal.close", "Says how a goal ended.") { (reader, _) throws(ShapeError) in
            .goal(
                .close(
                    try reader.value("goal", .goal), try reader.value("outcome", .choice(of: GoalOutcome.self))))
        },
    ]

    private static func goal(
        _ reader: ObjectReader, _ resolver: Resolver, parent: GoalID?, owner: MemberID?
    ) throws(ShapeError) -> GoalDraft {
        let title = try reader.value("title", .name)
        let metric = try resolver.optionalMetric(reader, "metric")
        let target = try reader.optional("target", .decimal)
        let (from, to) = try reader.object("period") { (period) throws(ShapeError) in
            let days = (try period.value("from", .day), try period.value("to", .day))
            try period.finish(unknown: .refuse)
            return days
        }
        return GoalDraft(title: title, parent: parent, owner: owner, metric: metric, target: target, from: from, to: to)
    }
}
