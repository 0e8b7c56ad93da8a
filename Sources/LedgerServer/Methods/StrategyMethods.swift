internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let strategies: [CommandMethod] = [
        CommandMethod("strategy.propose", "Proposes how to get there; the manager owes an answer.") {
            (reader, _) throws(ShapeError) in
            .strategy(.propose(try reader.value("agreement", .agreement), text: try reader.value("text", .said)))
        },
        CommandMethod("strategy.adopt", "Takes a strategy as it is.") { (reader, _) throws(ShapeError) in
            .strategy(.adopt(try reader.value("strategy", .strategy)))
        },
        CommandMethod("strategy.adapt", "Says how one would do it instead.") { (reader, _) throws(ShapeError) in
            .strategy(.adapt(try reader.value("strategy", .strategy), text: try reader.value("text", .said)))
        },
        CommandMethod("strategy.accept", "Takes the manager's words.") { (reader, _) throws(ShapeError) in
            .strategy(.accept(try reader.value("strategy", .strategy)))
        },
        CommandMethod("strategy.decline", "Says no, and why.") { (reader, _) throws(ShapeError) in
            .strategy(.decline(try reader.value("strategy", .strategy), reason: try reader.value("reason", .said)))
        },
        CommandMethod("strategy.withdraw", "Takes one's own strategy back.") { (reader, _) throws(ShapeError) in
            .strategy(.withdraw(try reader.value("strategy", .strategy), reason: try reader.optional("reason", .said)))
        },
    ]

    static let absences: [CommandMethod] = [
        CommandMethod("absence.record", "Says that somebody is away; targets that add up are lowered.") {
            (reader, resolver) throws(ShapeError) in
            let from = try reader.value("from", .day)
            return .person(
                .recordAbsence(
                    try resolver.optionalMember(reader, "member", about: "yourself unless said") ?? resolver.asker,
                    from: from,
                    to: try reader.optional("to", .day, about: "the last day; the first unless said") ?? from))
        },
        CommandMethod("absence.withdraw", "Says that an absence does not count, or no more.") {
            (reader, resolver) throws(ShapeError) in
            .person(
                .withdrawAbsence(
                    try resolver.optionalMember(reader, "member", about: "yourself unless said") ?? resolver.asker,
                    of: try reader.value("absence", .seq, about: "the position of the event that recorded it")))
        },
    ]

    static let metricQuestions: [CommandMethod] = [
        CommandMethod("metric.question", "Says that a metric is unfair or unclear; an answer is owed.") {
            (reader, resolver) throws(ShapeError) in
            .metric(
                .question(
                    try resolver.metric(reader, "metric"), agreement: try reader.optional("agreement", .agreement),
                    reason: try reader.value("reason", .said)))
        },
        CommandMethod("metric.answerQuestion", "Answers what somebody asked about a metric.") {
            (reader, resolver) throws(ShapeError) in
            .metric(
                .answerQuestion(
                    try resolver.metricID(reader, "metric"),
                    of: try reader.optional(
                        "of", .seq, about: "the question; the oldest that waits for you unless said"),
                    text: try reader.value("text", .said)))
        },
    ]
}
