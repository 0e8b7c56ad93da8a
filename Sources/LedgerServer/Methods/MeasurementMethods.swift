internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC

extension CommandMethods {
    static let measurements: [CommandMethod] = [
        CommandMethod("measurement.record", "Records one value.") { (reader, resolver) throws(ShapeError) in
            let knowledge = try reader.optional("knowledge", Self.knowledge)
            return .measurement(
                .record([
                    try value(reader, resolver, source: try reader.value("source", .sourceKey), knowledge: knowledge)
                ]))
        },
        CommandMethod("measurement.recordMany", "Records up to 1 000 values, all or none.") {
            (reader, resolver) throws(ShapeError) in
            let knowledge = try reader.optional("knowledge", Self.knowledge)
            let source = try reader.value("source", .sourceKey)
            return .measurement(
                .record(
                    try reader.array("values", count: 1...Limits.recordMany) { (row) throws(ShapeError) in
                        let draft = try value(row, resolver, source: source, knowledge: knowledge)
                        try row.finish(unknown: .refuse)
                        return draft
                    }))
        },
        CommandMethod("measurement.cover", "Says that the source is complete for these people and days.") {
            (reader, resolver) throws(ShapeError) in
            .metric(
                .cover(
                    try resolver.metric(reader, "metric"),
                    members: try resolver.members(reader, "members", count: 1...Limits.coverMembers),
                    from: try reader.value("from", .day), to: try reader.value("to", .day)))
        },
        CommandMethod("measurement.correct", "Says what a value should have been; the first one stays.") {
            (reader, _) throws(ShapeError) in
            .measurement(
                .correct(
                    of: try reader.value("of", .seq), value: try reader.value("value", .decimal),
                    reason: try reader.value("reason", .said)))
        },
        CommandMethod("measurement.contest", "Says that a value about oneself is wrong.") {
            (reader, _) throws(ShapeError) in
            .measurement(.contest(of: try reader.value("of", .seq), reason: try reader.value("reason", .said)))
        },
        CommandMethod("measurement.decideContest", "Decides about a contested value of somebody else.") {
            (reader, _) throws(ShapeError) in
            let of = try reader.value("of", .seq, about: "the measurement's position")
            let reason = try reader.value("reason", .said)
            let verdict = try reader.value(
                "verdict", .choice(of: ContestVerdict.self),
                about: "about the value: upheld, it stands; withdrawn, it counts no more from now on")
            return .measurement(.decideContest(of: of, verdict, reason: reason))
        },
    ]

    private static let knowledge = Shape<Knowledge>.choice(of: Knowledge.self)

    private static func value(
        _ reader: ObjectReader, _ resolver: Resolver, source: String, knowledge: Knowledge?
    ) throws(ShapeError) -> MeasurementDraft {
        let metric = try resolver.metric(reader, "metric")
        let member = try resolver.member(reader, "member")
        return MeasurementDraft(
            metric: metric, member: member, value: try reader.value("value", .decimal),
            asOf: try reader.value("asOf", .day, about: "the day for which it counts"), source: source,
            ref: try reader.value("ref", .sourceKey, about: "the source's own key of the row"),
            knowledge: knowledge ?? resolver.usualKnowledge(of: metric, about: member))
    }
}
