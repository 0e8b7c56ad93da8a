internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let checkpoints: [CommandMethod] = [
        CommandMethod("checkpoint.schedule", "Plans a one-to-one about an agreement, beside those of its cadence.") {
            (reader, resolver) throws(ShapeError) in
            .checkpoint(
                .schedule(try reader.value("agreement", .agreement), at: try resolver.checkpointTime(reader, "at")))
        },
        CommandMethod("checkpoint.hold", "Says that both met; the next one is planned with it.") {
            (reader, resolver) throws(ShapeError) in
            .checkpoint(
                .hold(
                    try reader.value("checkpoint", .checkpoint),
                    present: try resolver.optionalMembers(
                        reader, "present", count: 1...16, about: "everybody who was there; the two unless said")))
        },
        CommandMethod("checkpoint.view", "Says how one sees it oneself, before or after it was held.") {
            (reader, _) throws(ShapeError) in
            .checkpoint(
                .view(
                    try reader.value("checkpoint", .checkpoint),
                    rating: try reader.value("rating", .choice(of: Rating.self)),
                    note: try reader.optional("note", .said),
                    confidence: try reader.optional("confidence", confidence, about: "how sure, from 0 to 10")))
        },
        CommandMethod("checkpoint.deny", "Says that it was not held, though the other side said so.") {
            (reader, _) throws(ShapeError) in
            .checkpoint(
                .deny(try reader.value("checkpoint", .checkpoint), reason: try reader.value("reason", .said)))
        },
        CommandMethod(
            "checkpoint.move",
            "Puts it on another day; again by who convenes it, or past a milestone, it counts as missed."
        ) { (reader, resolver) throws(ShapeError) in
            .checkpoint(
                .move(
                    try reader.value("checkpoint", .checkpoint), to: try resolver.checkpointTime(reader, "to"),
                    reason: try reader.value("reason", .said)))
        },
    ]

    static let agendas: [CommandMethod] = [
        CommandMethod("agenda.raise", "Puts something on the agenda of two people.") {
            (reader, resolver) throws(ShapeError) in
            .agenda(.raise(with: try resolver.member(reader, "with"), text: try reader.value("text", .said)))
        },
        CommandMethod("agenda.close", "Says that a point needs no more talk.") { (reader, _) throws(ShapeError) in
            .agenda(.close(point: try reader.value("point", .seq, about: "where it was raised")))
        },
    ]

    private static let confidence = Shape<UInt8>.integer(0...10)
}

extension Resolver {
    /// A day, which the agreement's own zone places, or an instant.
    func checkpointTime(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> CheckpointTime {
        let text = try reader.value(key, Self.checkpointTime, about: "a day such as 2017-10-31, or an instant")
        if let instant = Instant(text: text) { return .instant(instant) }
        if let day = Day(text: text) { return .day(day) }
        throw ShapeError(
            at: "\(reader.pointer)/\(key)",
            expected: "a day such as 2017-10-31, or an instant such as 2017-10-31T09:00:00.000000Z",
            found: "\"\(text)\"")
    }

    private static let checkpointTime = Shape<String>.text(1...40, example: "2017-10-31")
}
