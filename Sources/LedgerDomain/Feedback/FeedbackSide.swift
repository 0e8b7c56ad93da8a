/// True when `viewer` may read `feedback`: its two people, hr, an auditor; of a recognition that its receiver shows, also
/// the receiver's manager of `day` and whoever else that one manages. Nobody reads what is about whom they stand above
/// for that alone.
package func maySee(
    feedback: Feedback, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if feedback.parties.contains(viewer) { return true }
    guard let person = try facts.person(viewer), !person.hasDeparted(by: day) else { return false }
    if person.holds(.hr) || person.holds(.auditor) { return true }
    guard feedback.shownSeq != nil, let manager = try facts.person(feedback.receiver)?.manager(on: day) else {
        return false
    }
    return viewer == manager || person.manager(on: day) == manager
}

/// Whether what the record has of feedback may be read by `viewer` as it was written: its two people, and of what only
/// the receiver does at their own pace, the receiver alone. Who sees the whole record is asked before.
package func maySeeInRecord(feedbackConcerning subjects: [MemberID], viewer: MemberID) -> Bool {
    subjects.contains(viewer)
}

extension Act {
    /// Runs `body` with the feedback; "not found" for whoever may not know of it.
    func withFeedback(_ id: FeedbackID, _ body: (Feedback) throws -> Decision) throws -> Decision {
        guard let feedback = try facts.feedback(id),
            try maySee(feedback: feedback, viewer: actor.id, on: try today(), given: facts)
        else { return .notFound(id, hint: "ledger feedback list") }
        return try body(feedback)
    }

    /// As the other, for what only the receiver does.
    func asReceiver(_ id: FeedbackID, _ summary: String, _ body: (Feedback) throws -> Decision) throws -> Decision {
        try withFeedback(id) { feedback in
            feedback.receiver == actor.id ? try body(feedback) : theirs(feedback.receiver, feedback, summary)
        }
    }

    func theirs(_ side: MemberID, _ feedback: Feedback, _ summary: String) -> Decision {
        .forbidden(
            summary, .ownAct, "only \(side) does this for themself", hint: "ledger feedback show \(feedback.id)")
    }

    /// The events of an accepted command about feedback. When the receiver saw it concerns the receiver alone.
    func happens(_ event: FeedbackEvent, to feedback: Feedback, basis: [UInt64] = []) -> Accepted {
        Accepted([
            NewEvent(
                .feedback(event), in: .feedback(feedback.id),
                subjects: event == .seen ? [feedback.receiver] : feedback.parties,
                basis: basis.isEmpty ? feedback.givenSeq.map { [$0] } ?? [] : basis)
        ])
    }
}
