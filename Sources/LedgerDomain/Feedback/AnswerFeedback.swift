extension Act {
    /// The receiver says that they read it. Nobody else is told more than the day.
    func seeFeedback(_ id: FeedbackID) throws -> Decision {
        let summary = "\(id) was not marked as seen"
        return try asReceiver(id, summary) { feedback in
            var findings = Findings()
            findings.given(feedback)
            if let seq = feedback.seenSeq {
                findings.breaks(.somethingNew, "you said already that you saw it", events: [seq])
            }
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.seen, to: feedback)
            }
        }
    }

    /// Both may go on talking about it, also after it was retracted.
    func replyToFeedback(_ id: FeedbackID, text: String) throws -> Decision {
        let summary = "there is no reply to \(id)"
        return try withFeedback(id) { feedback in
            guard feedback.parties.contains(actor.id) else {
                return .forbidden(
                    summary, .ownAct, "only \(feedback.receiver) and \(feedback.giver) talk about it",
                    hint: "ledger feedback show \(id)")
            }
            var findings = Findings()
            findings.given(feedback)
            if feedback.replies.count >= Limits.feedbackReplies {
                findings.breaks(.withinLimits, "\(id) has \(feedback.replies.count) replies already")
            }
            findings.text(text, "/text")
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.replied(SaidText(text: .said(text))), to: feedback)
            }
        }
    }

    /// The receiver says that it is of another kind than it calls itself.
    func contestKind(_ id: FeedbackID, reason: String) throws -> Decision {
        let summary = "the kind of \(id) was not contested"
        return try asReceiver(id, summary) { feedback in
            var findings = Findings()
            findings.standing(feedback)
            if let seq = feedback.contestedSeq {
                findings.breaks(.somethingNew, "you contested it already", events: [seq])
            }
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.kindContested(SaidReason(reason: .said(reason))), to: feedback)
            }
        }
    }

    /// The giver no longer stands by it; what was said stays on record.
    func retractFeedback(_ id: FeedbackID, reason: String) throws -> Decision {
        let summary = "\(id) was not retracted"
        return try withFeedback(id) { feedback in
            guard feedback.giver == actor.id else { return theirs(feedback.giver, feedback, summary) }
            var findings = Findings()
            findings.standing(feedback)
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.retracted(SaidReason(reason: .said(reason))), to: feedback)
            }
        }
    }

    /// The receiver of a recognition lets their team see it.
    func showFeedback(_ id: FeedbackID) throws -> Decision {
        let summary = "\(id) was not shown to the team"
        return try asReceiver(id, summary) { feedback in
            var findings = Findings()
            findings.standing(feedback)
            if let kind = feedback.kind, kind != .recognition {
                findings.invalid("/feedback", expected: "a recognition", "\(id) is \(kind.rawValue)")
            }
            if let seq = feedback.shownSeq {
                findings.breaks(.somethingNew, "the team sees it already", events: [seq])
            }
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.shown, to: feedback)
            }
        }
    }
}

extension Findings {
    /// It was given, and not only requested.
    fileprivate mutating func given(_ feedback: Feedback) {
        guard let request = feedback.request, feedback.given == nil else { return }
        breaks(.inOrder, "\(feedback.giver) has not given it yet", events: [request.seq])
    }

    /// … and its giver stands by it.
    fileprivate mutating func standing(_ feedback: Feedback) {
        given(feedback)
        if let seq = feedback.retractedSeq {
            breaks(.stillOpen, "\(feedback.id) was retracted by \(feedback.giver)", events: [seq])
        }
    }
}
