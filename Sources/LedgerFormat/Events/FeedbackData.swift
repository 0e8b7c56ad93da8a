internal import CanonicalJSON
internal import LedgerDomain

extension FeedbackEvent {
    var typeName: StaticString {
        switch self {
        case .requested: "feedback.requested"
        case .given: "feedback.given"
        case .seen: "feedback.seen"
        case .replied: "feedback.replied"
        case .kindContested: "feedback.kindContested"
        case .retracted: "feedback.retracted"
        case .shown: "feedback.shown"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .requested(let data): data.write(to: &writer, &sealing)
        case .given(let data): data.write(to: &writer, &sealing)
        case .replied(let data): data.write(to: &writer, &sealing)
        case .kindContested(let data): data.write(to: &writer, &sealing)
        case .retracted(let data): data.write(to: &writer, &sealing)
        case .seen, .shown: break
        }
    }
}

extension FeedbackRequested: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            giver: try reader.value("giver", .member),
            receiver: try reader.value("receiver", .member, about: "who asks, and would be told"),
            about: try reader.optional("about", .about, about: "what it is about"),
            answerBy: try reader.value("answerBy", .instant, about: "an answer is late from then on"),
            text: context.optionalText("/text"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let about { writer.spelled("about", about) }
        writer.spelled("answerBy", answerBy)
        writer.spelled("giver", giver)
        writer.spelled("receiver", receiver)
        if let text { sealing.text("/text", text, owner: .author) }
    }
}

extension FeedbackGiven: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            giver: try reader.value("giver", .member),
            receiver: try reader.value("receiver", .member),
            kind: try reader.value("kind", .feedbackKind),
            about: try reader.optional("about", .about, about: "what it is about"),
            metrics: try reader.array("metrics", count: 0...16, .metricVersion),
            observedOn: try reader.value("observedOn", .day, about: "the day of what was seen"),
            lagDays: try reader.value("lagDays", .days, about: "days from observedOn to the day it was given"),
            observation: try context.text("/observation"),
            effect: try context.text("/effect"),
            nextStep: context.optionalText("/nextStep"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let about { writer.spelled("about", about) }
        writer.spelled("giver", giver)
        writer.string("kind", kind.rawValue)
        writer.integer("lagDays", Int64(lagDays))
        writer.array("metrics") { list in for metric in metrics { list.spelled(metric) } }
        writer.spelled("observedOn", observedOn)
        writer.spelled("receiver", receiver)
        sealing.text("/effect", effect, owner: .author)
        if let nextStep { sealing.text("/nextStep", nextStep, owner: .author) }
        sealing.text("/observation", observation, owner: .author)
    }
}
