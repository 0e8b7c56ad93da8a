/// What one person told another about their work, or was asked to: fold of the stream `feedback/N`. Texts are withheld
/// in it.
package struct Feedback: Hashable, Sendable {
    /// The ask that it began with.
    package struct Request: Hashable, Sendable {
        package var seq: UInt64
        package var at: Instant
        /// An answer is late from this instant on.
        package var answerBy: Instant
    }

    /// What was given; without it there is a request alone.
    package struct Given: Hashable, Sendable {
        package var seq: UInt64
        package var at: Instant
        package var kind: FeedbackKind
        package var metrics: [MetricVersion]
        package var observedOn: Day
        package var lagDays: UInt32
        package var hasNextStep: Bool
    }

    package struct Reply: Hashable, Sendable {
        package var by: MemberID
        package var seq: UInt64
        package var at: Instant
    }

    package let id: FeedbackID
    package let giver: MemberID
    package let receiver: MemberID
    /// As given, else as asked.
    package var about: AboutReference?
    package var request: Request?
    package var given: Given?
    package var seenSeq: UInt64?
    /// When the receiver said that they saw it. Others are told the day, never the minute.
    package var seenAt: Instant?
    package var replies: [Reply] = []
    /// The receiver says that it is of another kind.
    package var contestedSeq: UInt64?
    package var retractedSeq: UInt64?
    /// The receiver lets the team see it.
    package var shownSeq: UInt64?
    /// Events of its stream.
    package var events: UInt64 = 1

    package init(id: FeedbackID, _ requested: FeedbackRequested, _ context: EventContext) {
        self.id = id
        giver = requested.giver
        receiver = requested.receiver
        about = requested.about
        request = Request(seq: context.seq, at: context.at, answerBy: requested.answerBy)
    }

    package init(id: FeedbackID, _ given: FeedbackGiven, _ context: EventContext) {
        self.id = id
        giver = given.giver
        receiver = given.receiver
        about = given.about
        self.given = Given(given, context)
    }

    /// Both people, whom it concerns first.
    package var parties: [MemberID] { [receiver, giver] }

    /// True for a request that nobody answered yet.
    package var waitsForGiver: Bool { given == nil }

    package var kind: FeedbackKind? { given?.kind }
    package var metrics: [MetricVersion] { given?.metrics ?? [] }
    package var observedOn: Day? { given?.observedOn }
    package var givenAt: Instant? { given?.at }
    package var givenSeq: UInt64? { given?.seq }
    package var lagDays: UInt32? { given?.lagDays }
    package var requestedAt: Instant? { request?.at }
    package var answerBy: Instant? { request?.answerBy }
}

extension Feedback.Given {
    init(_ given: FeedbackGiven, _ context: EventContext) {
        self.init(
            seq: context.seq, at: context.at, kind: given.kind, metrics: given.metrics, observedOn: given.observedOn,
            lagDays: given.lagDays, hasNextStep: given.nextStep != nil)
    }
}

extension Feedback {
    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Feedback?, by event: Event, _ context: EventContext) -> Feedback? {
        guard case .feedback(let event) = event, case .feedback(let id) = context.stream else { return state }
        switch event {
        case .requested(let requested): return state ?? Feedback(id: id, requested, context)
        case .given(let given):
            guard state != nil else { return Feedback(id: id, given, context) }
            state?.given = Given(given, context)
            if let about = given.about { state?.about = about }
        case .seen:
            state?.seenSeq = context.seq
            state?.seenAt = context.at
        case .replied:
            guard case .member(let actor) = context.actor else { return state }
            state?.replies.append(Reply(by: actor, seq: context.seq, at: context.at))
        case .kindContested: state?.contestedSeq = context.seq
        case .retracted: state?.retractedSeq = context.seq
        case .shown: state?.shownSeq = context.seq
        }
        state?.events = context.rev + 1
        return state
    }
}
