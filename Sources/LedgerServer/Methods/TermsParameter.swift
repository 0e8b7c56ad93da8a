internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

/// Reads the `terms` of a request.
func terms(_ reader: ObjectReader, _ resolver: Resolver) throws(ShapeError) -> TermsDraft {
    try reader.object("terms") { (reader) throws(ShapeError) in
        let window = try window(reader)
        let contribution = try contribution(reader)
        let draft = TermsDraft(
            outcome: try reader.value("outcome", .said, about: "what is expected, in a sentence"),
            measures: try reader.array("measures", count: 0...16) { (row) throws(ShapeError) in
                try measure(row, resolver)
            },
            milestones: try reader.array("milestones", count: 0...64) { (row) throws(ShapeError) in
                try milestone(row, resolver)
            },
            goal: contribution.goal, how: contribution.how, noGoalReason: contribution.none,
            reserved: try reader.optionalArray(
                "reserved", count: 0...16, about: "what of the how is the manager's", .said) ?? [],
            promises: try reader.optionalArray("promises", count: 0...32) { (row) throws(ShapeError) in
                try promise(row, resolver)
            } ?? [],
            consequences: try reader.optionalArray("consequences", count: 0...8) { (row) throws(ShapeError) in
                try step(row)
            } ?? [],
            cadenceDays: try reader.optional("cadenceDays", .days, about: "days between one-to-ones"),
            from: window.from,
            to: window.to, zone: window.zone)
        try reader.finish(unknown: .refuse)
        return draft
    }
}

private func window(_ reader: ObjectReader) throws(ShapeError) -> (from: Day, to: Day, zone: String?) {
    try reader.object("window") { (window) throws(ShapeError) in
        let days = (
            from: try window.value("from", .day), to: try window.value("to", .day),
            zone: try window.optional("zone", .zone)
        )
        try window.finish(unknown: .refuse)
        return days
    }
}

private func contribution(
    _ reader: ObjectReader
) throws(ShapeError) -> (goal: GoalID?, how: String?, none: String?) {
    try reader.optionalObject("contribution", about: "the goal that it serves and how, or the reason for none") {
        (contribution) throws(ShapeError) in
        let found = (
            goal: try contribution.optional("goal", .goal), how: try contribution.optional("how", .said),
            none: try contribution.optional("none", .said)
        )
        try contribution.finish(unknown: .refuse)
        return found
    } ?? (nil, nil, nil)
}

private func measure(_ row: ObjectReader, _ resolver: Resolver) throws(ShapeError) -> Measure {
    let measure = Measure(
        metric: try resolver.metric(row, "metric"), baseline: try row.optional("baseline", .decimal),
        target: try row.value("target", .decimal))
    try row.finish(unknown: .refuse)
    return measure
}

private func milestone(_ row: ObjectReader, _ resolver: Resolver) throws(ShapeError) -> TermsDraft.MilestoneDraft {
    let milestone = TermsDraft.MilestoneDraft(
        metric: try resolver.metric(row, "metric"), from: try row.value("from", .day), to: try row.value("to", .day),
        target: try row.value("target", .decimal))
    try row.finish(unknown: .refuse)
    return milestone
}

private func promise(_ row: ObjectReader, _ resolver: Resolver) throws(ShapeError) -> TermsDraft.PromiseDraft {
    let promise = TermsDraft.PromiseDraft(
        kind: try row.value("kind", .choice(of: PromiseKind.self)), what: try row.value("what", .said),
        debtor: try resolver.member(row, "debtor"), dueOn: try row.value("due", .day))
    try row.finish(unknown: .refuse)
    return promise
}

private func step(_ row: ObjectReader) throws(ShapeError) -> TermsDraft.StepDraft {
    let step = TermsDraft.StepDraft(
        misses: try row.value("misses", .ordinal), of: try row.value("of", .ordinal),
        what: try row.value("what", .said), currentForDays: try row.value("currentForDays", .days))
    try row.finish(unknown: .refuse)
    return step
}
