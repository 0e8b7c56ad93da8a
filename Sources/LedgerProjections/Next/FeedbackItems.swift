internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// Feedback to give, and feedback to read.
    mutating func addFeedback() throws {
        for feedbackID in ended.alive(try facts.feedback(of: id), { .feedback($0) }) {
            guard look() else { return }
            guard let feedback = try facts.feedback(feedbackID) else { continue }
            if let given = feedback.given {
                if feedback.seenSeq != nil || feedback.retractedSeq != nil {
                    ended.remember(.feedback(feedbackID))
                } else if feedback.receiver == id {
                    add(unseen(feedback, given))
                }
            } else if feedback.giver == id, let request = feedback.request {
                add(requested(feedback, request))
            }
        }
    }

    private func requested(_ feedback: Feedback, _ request: Feedback.Request) -> WaitingItem {
        var item = WaitingItem(
            .feedbackRequest, feedback.id, since: request.at, from: feedback.receiver, with: feedback.receiver,
            title: "asks you for feedback")
        item.due = extended(request.answerBy)
        item.about = feedback.about
        item.words = [.said(request.seq)]
        let answering: [(String, WaitingAnswer.Value)] = [
            ("request", .text("\(feedback.id)")), ("to", .text("\(feedback.receiver)")),
        ]
        let seen: [WaitingAnswer.Need] = [
            .text("what did you see?", name: "observation"), .text("what did it lead to?", name: "effect"),
        ]
        item.answers = [
            WaitingAnswer(
                "give", "feedback.give", answering, needs: seen + [.text("what next time?", name: "nextStep")],
                says: "the other sees it at once", isFinal: true),
            WaitingAnswer(
                "thank", "feedback.give", answering + [("kind", .text("recognition"))], needs: seen,
                says: "it was good as it was", isFinal: true),
        ]
        return item
    }

    private func unseen(_ feedback: Feedback, _ given: Feedback.Given) -> WaitingItem {
        var item = WaitingItem(
            .feedback, feedback.id, since: given.at, from: feedback.giver, with: feedback.giver,
            title: given.kind == .recognition ? "thanks you" : "gave you feedback")
        item.about = feedback.about
        item.words = [.said(given.seq)]
        let named: [(String, WaitingAnswer.Value)] = [("feedback", .text("\(feedback.id)"))]
        item.answers = [
            WaitingAnswer("seen", "feedback.see", named, says: "others are told the day"),
            WaitingAnswer("reply", "feedback.reply", named, needs: [.text("what do you say?")], isFinal: true),
        ]
        if given.kind == .recognition {
            item.answers.append(
                WaitingAnswer("show", "feedback.show", named, says: "your team sees it", isFinal: true))
        } else {
            item.answers.append(
                WaitingAnswer(
                    "another kind", "feedback.contestKind", named, needs: [.reason("what is it, then?")], isFinal: true)
            )
        }
        return item
    }
}
