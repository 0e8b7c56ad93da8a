internal import LedgerDomain
internal import LedgerStore

extension Mirror {
    /// What the leader gave in the span and did not take back, and what they were asked for in it.
    mutating func lookAtFeedback() throws {
        let ids = try facts.feedback(of: leader)
        if ids.count > ProjectionLimits.looked { isCut = true }
        for id in ids.suffix(ProjectionLimits.looked) {
            guard let feedback = try facts.feedback(id), feedback.giver == leader else { continue }
            if let request = feedback.request {
                asked(
                    by: feedback.receiver, at: request.at, answered: feedback.given?.at,
                    isOverdue: isOverdue(answered: feedback.given?.at, answerBy: request.answerBy))
            }
            guard let given = feedback.given, feedback.retractedSeq == nil, isInSpan(given.at) else { continue }
            notes.given += 1
            if given.kind == .developmental { notes.developmental += 1 }
            if given.lagDays > policy.feedbackFreshDays { notes.late += 1 }
            row(of: feedback.receiver) { $0.notes += 1 }
        }
    }
}
