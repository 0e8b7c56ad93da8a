internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let feedback: [CommandMethod] = [
        CommandMethod("feedback.request", "Asks somebody what they saw of one's work.") {
            (reader, resolver) throws(ShapeError) in
            let about = try reader.optional("about", .about)
            let giver = try resolver.member(reader, "of", about: "whom it is asked of")
            return .feedback(.request(of: giver, about: about, text: try reader.optional("text", .said)))
        },
        CommandMethod("feedback.give", "Tells somebody what one saw of their work, or what they asked for.") {
            (reader, resolver) throws(ShapeError) in
            let about = try reader.optional("about", .about)
            let effect = try reader.value("effect", .said, about: "what it led to")
            let kind = try reader.optional("kind", .feedbackKind, about: "developmental unless said") ?? .developmental
            let metrics = try resolver.metrics(reader, "metrics")
            let nextStep = try reader.optional("nextStep", .said, about: "needed but for a recognition")
            let observation = try reader.value("observation", .said, about: "what was seen")
            let observedOn = try reader.optional("observedOn", .day, about: "today unless said")
            let request = try reader.optional("request", .feedback, about: "the request that it answers")
            let receiver = try resolver.member(reader, "to")
            return .feedback(
                .give(
                    FeedbackDraft(
                        to: receiver, kind: kind, observation: observation, effect: effect, nextStep: nextStep,
                        metrics: metrics, about: about, observedOn: observedOn, request: request)))
        },
        CommandMethod("feedback.see", "Says that one saw what one was told.") { (reader, _) throws(ShapeError) in
            .feedback(.see(try reader.value("feedback", .feedback)))
        },
        CommandMethod("feedback.reply", "Says something to feedback that one got or gave.") {
            (reader, _) throws(ShapeError) in
            .feedback(.reply(try reader.value("feedback", .feedback), text: try reader.value("text", .said)))
        },
        CommandMethod("feedback.contestKind", "Says that it is of another kind than it calls itself.") {
            (reader, _) throws(ShapeError) in
            .feedback(.contestKind(try reader.value("feedback", .feedback), reason: try reader.value("reason", .said)))
        },
        CommandMethod("feedback.retract", "No longer stands by what one told somebody.") {
            (reader, _) throws(ShapeError) in
            .feedback(.retract(try reader.value("feedback", .feedback), reason: try reader.value("reason", .said)))
        },
        CommandMethod("feedback.show", "Lets one's team see a recognition that one got.") {
            (reader, _) throws(ShapeError) in .feedback(.show(try reader.value("feedback", .feedback)))
        },
    ]
}
