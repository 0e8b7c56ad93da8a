internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

private enum FeedbackSide: String, CaseIterable {
    case given, received, both
}

extension QueryMethods {
    static let feedback: [QueryMethod] = [
        QueryMethod(
            "feedback.get", "What one person told another, with everything that was said to it.", FeedbackDetail.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("feedback", .feedback) }
        ) { query, id in
            guard let feedback = try query.facts.feedback(id), try query.mayRead(feedback) else {
                throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger feedback list"))
            }
            let (view, speakers) = try query.view(feedback)
            return FeedbackDetail(
                feedback: view, people: try query.people(feedback.parties + speakers), size: try query.size())
        },
        QueryMethod(
            "feedback.list", "Feedback that somebody got, gave and was asked for.", FeedbackList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    kind: try reader.optional("kind", .feedbackKind),
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    side: try reader.optional("side", sides) ?? .both, page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let person = parameters.person ?? query.viewer
            let after = parameters.page.after.flatMap { FeedbackID(text: $0) } ?? FeedbackID(0)
            let standsAbove = try query.maySee(person: person)
            if standsAbove { try query.show([person]) }
            var rows: [FeedbackRow] = []
            var next: String?
            for id in try query.facts.feedback(of: person) where id > after {
                guard let feedback = try query.facts.feedback(id), parameters.side.includes(feedback, of: person),
                    parameters.kind == nil || parameters.kind == feedback.kind
                else { continue }
                let reads = try query.mayRead(feedback, isShown: rows.count < parameters.page.limit)
                // Who stands above somebody learns that they were told something, and not what or by whom.
                guard reads || (standsAbove && feedback.given != nil && feedback.receiver == person) else { continue }
                guard rows.count < parameters.page.limit else {
                    next = rows.last?.id
                    break
                }
                rows.append(try query.row(feedback, reads: reads))
            }
            let people = rows.flatMap { [$0.giver, $0.receiver] }.compactMap { $0.flatMap { MemberID(text: $0) } }
            return FeedbackList(
                rows: rows, next: next, people: try query.people(people), size: try query.size())
        },
    ]

    private static let sides = Shape<FeedbackSide>.choice(of: FeedbackSide.self)
}

extension FeedbackSide {
    func includes(_ feedback: Feedback, of person: MemberID) -> Bool {
        switch self {
        case .both: true
        case .given: feedback.giver == person
        case .received: feedback.receiver == person
        }
    }
}

extension Query {
    /// - Parameter isShown: whether the answer then has something of it.
    fileprivate func mayRead(_ feedback: Feedback, isShown: Bool = true) throws -> Bool {
        guard try LedgerDomain.maySee(feedback: feedback, viewer: viewer, on: today, given: facts) else { return false }
        if isShown, try !isShownToTeam(feedback) { try show(feedback.giver, feedback.receiver) }
        return true
    }

    /// A recognition that its receiver lets the viewer's team see is no reading of anybody's record.
    private func isShownToTeam(_ feedback: Feedback) throws -> Bool {
        guard feedback.shownSeq != nil, let manager = try facts.person(feedback.receiver)?.manager(on: today) else {
            return false
        }
        return try manager == viewer || facts.person(viewer)?.manager(on: today) == manager
    }

    /// How it stands, in a word.
    private func state(of feedback: Feedback) throws -> String {
        if feedback.retractedSeq != nil { return "retracted" }
        if feedback.seenSeq != nil { return "seen" }
        if feedback.given != nil { return "given" }
        guard let answerBy = feedback.answerBy else { return "requested" }
        return try facts.ledger().extended(answerBy) <= now ? "unanswered" : "requested"
    }

    private func day(of instant: Instant?) -> String? {
        instant.map { (facts.day(of: $0, zone: zone) ?? $0.utcDay).description }
    }

    /// - Parameter reads: whether the viewer may read it, and not only know that it is there.
    fileprivate func row(_ feedback: Feedback, reads: Bool) throws -> FeedbackRow {
        var text: String?
        if reads, let seq = feedback.givenSeq ?? feedback.request?.seq { text = try opened(seq)?.said }
        return FeedbackRow(
            about: reads ? feedback.about?.description : nil, giver: reads ? feedback.giver.description : nil,
            id: feedback.id.description, kind: feedback.kind?.rawValue, lagDays: feedback.lagDays.map { Int($0) },
            observedOn: feedback.observedOn?.description, receiver: feedback.receiver.description,
            shown: feedback.shownSeq != nil, state: try state(of: feedback), text: text)
    }

    /// The feedback whole, and everybody who said something to it.
    fileprivate func view(_ feedback: Feedback) throws -> (FeedbackView, speakers: [MemberID]) {
        var acts: [ActView] = []
        var speakers: [MemberID] = []
        var words: FeedbackGiven?
        try facts.reading.forEachEvent(
            of: .feedback(feedback.id), from: 0, through: UInt32(feedback.events) - 1, in: facts.view
        ) { (stored) in
            let event = try facts.reading.openedEvent(stored, in: facts.view)
            let header = stored.leaf.header
            if case .feedback(.given(let given)) = event { words = given }
            // When the receiver saw it is told to the day, and to themself alone by the minute.
            if event == .feedback(.seen), viewer != feedback.receiver { return true }
            if case .member(let id) = header.actor { speakers.append(id) }
            acts.append(
                ActView(
                    actor: header.actor.wireName, at: header.at.description, seq: stored.seq, text: event.said,
                    type: header.type))
            return true
        }
        let view = FeedbackView(
            about: feedback.about?.description, acts: acts,
            answerBy: feedback.given == nil ? day(of: feedback.answerBy?.advanced(seconds: -1)) : nil,
            effect: words?.effect.shown, giver: feedback.giver.description, id: feedback.id.description,
            kind: feedback.kind?.rawValue, kindContested: feedback.contestedSeq != nil,
            lagDays: feedback.lagDays.map { Int($0) }, metrics: feedback.metrics.map { $0.description },
            nextStep: words?.nextStep?.shown, observation: words?.observation.shown,
            observedOn: feedback.observedOn?.description, receiver: feedback.receiver.description,
            seenOn: day(of: feedback.seenAt), shown: feedback.shownSeq != nil, state: try state(of: feedback))
        return (view, speakers)
    }
}
