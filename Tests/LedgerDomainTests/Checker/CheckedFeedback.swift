import LedgerDomain

struct FeedbackBook {
    let id: FeedbackID
    let giver: MemberID
    let receiver: MemberID
    var kind: FeedbackKind?
    var isSeen = false
    var isContested = false
    var isRetracted = false
    var isShown = false
    var isGiven: Bool { kind != nil }
}

extension Checker {
    mutating func read(_ event: FeedbackEvent, _ line: Line) {
        guard case .feedback(let id) = line.new.stream else {
            return must(false, .noEdit, "feedback stands elsewhere")
        }
        if case .requested(let event) = event { return request(event, as: id, line) }
        if case .given(let event) = event { return give(event, as: id, line) }
        guard let book = feedback[id] else { return must(false, .inOrder, "\(id) was never given") }
        if case .seen = event {
            // The minute at which somebody reads is theirs.
            must(line.new.subjects == [book.receiver], .nothingHidden, "it concerns another than who saw it")
        } else {
            mustConcern([book.receiver, book.giver], line)
        }
        must(book.isGiven, .inOrder, "\(id) is only asked for")
        switch event {
        case .requested, .given: break
        case .seen:
            mustBe(book.receiver, line)
            must(!book.isSeen, .inOrder, "it was seen before")
            feedback[id]?.isSeen = true
        case .replied(let event):
            must([book.receiver, book.giver].contains(line.actor), .ownAct, "somebody else replies")
            mustSay(event.text, "the reply")
        case .kindContested(let event):
            mustBe(book.receiver, line)
            mustSay(event.reason, "the reason")
            must(!book.isContested, .inOrder, "its kind was contested before")
            feedback[id]?.isContested = true
        case .retracted(let event):
            mustBe(book.giver, line)
            mustSay(event.reason, "the reason")
            must(!book.isRetracted, .inOrder, "it was retracted before")
            feedback[id]?.isRetracted = true
        case .shown:
            mustBe(book.receiver, line)
            must(book.kind == .recognition && !book.isShown, .inOrder, "it is no recognition, or is shown")
            feedback[id]?.isShown = true
        }
    }

    private mutating func request(_ event: FeedbackRequested, as id: FeedbackID, _ line: Line) {
        mustBeNextFeedback(id)
        mustBe(event.receiver, line)
        mustBeTwoHere(event.giver, event.receiver, line)
        let window = dayEnd(days: .answerDays, line)
        must(event.answerBy == window, .policyThen, "the time to answer is not that of the policy")
        if let text = event.text { mustSay(text, "what is asked") }
        feedback[id] = FeedbackBook(id: id, giver: event.giver, receiver: event.receiver)
    }

    /// The subject sees it at once: there is none that stands in somebody's file alone.
    private mutating func give(_ event: FeedbackGiven, as id: FeedbackID, _ line: Line) {
        mustBe(event.giver, line)
        mustBeTwoHere(event.giver, event.receiver, line)
        mustSay(event.observation, "what was seen")
        mustSay(event.effect, "what it led to")
        must(event.kind == .recognition || event.nextStep != nil, .saidWhy, "no next step")
        if let step = event.nextStep { mustSay(step, "the next step") }
        let lag = Int(today(line).number) - Int(event.observedOn.number)
        must(lag >= 0, .notBackwards, "it was seen on a day that has not come")
        must(Int(event.lagDays) == lag, .lateIsLate, "it comes \(lag) days after, and says \(event.lagDays)")
        for metric in event.metrics { must(definition(metric) != nil, .fixedMetric, "there is no \(metric)") }
        must(Set(event.metrics).count == event.metrics.count, .noEdit, "it names a metric twice")
        if let asked = feedback[id] {
            must(!asked.isGiven, .noEdit, "\(id) was given before")
            let isSame = asked.giver == event.giver && asked.receiver == event.receiver
            must(isSame, .ownAct, "another was asked, or asked for it")
        } else {
            mustBeNextFeedback(id)
        }
        feedback[id, default: FeedbackBook(id: id, giver: event.giver, receiver: event.receiver)].kind = event.kind
    }

    private mutating func mustBeNextFeedback(_ id: FeedbackID) {
        let isNext = feedback[id] == nil && id.number == UInt32(feedback.count) + 1
        must(isNext, .noEdit, "\(id) is not the next")
    }

    private mutating func mustBeTwoHere(_ giver: MemberID, _ receiver: MemberID, _ line: Line) {
        must(giver != receiver, .notYours, "\(giver) gives feedback to themself")
        for person in [giver, receiver] {
            must(isHere(person, on: today(line)), .notYours, "\(person) has departed")
        }
        mustConcern([receiver, giver], line)
    }
}
