/// What happened, as people would say it after the name of who did it.
package enum TimelineWords {
    /// - Parameters:
    ///   - type: of the event; `promise.made/terms` for a promise that came with terms, and
    ///     `measurement.contestDecided/upheld` or `/withdrawn` for what was decided.
    ///   - isByClock: nobody did it, but time.
    /// - Returns: `proposed terms`; for what the clock records, a whole clause.
    package static func words(of type: String, isByClock: Bool) -> String {
        if isByClock, let words = byClock[type] { return words }
        if let words = byType[type] { return words }
        // The name of a type nobody found words for still says what happened: clockAdvanced is "clock advanced".
        let fact = type.split(separator: ".").last ?? ""
        return fact.reduce(into: "") { (text, letter) in
            text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }

    /// Types that have words of their own.
    package static var types: Set<String> { Set(byType.keys) }

    private static let byType: [String: String] = organisation.merging(work) { first, _ in first }
        .merging(agreement) { first, _ in first }.merging(course) { first, _ in first }
        .merging(promise) { first, _ in first }
        .merging(meeting) { first, _ in first }
        .merging(feedback) { first, _ in first }
        .merging(custody) { first, _ in first }

    private static let organisation = [
        "ledger.opened": "opened the ledger",
        "ledger.clockAdvanced": "put the clock forward",
        "ledger.outage": "no daemon ran for a while",
        "ledger.timeAccepted": "vouched for the machine's time",
        "policy.published": "published a policy",
        "ledger.resumed": "restored the ledger from a backup",
        "member.registered": "registered a person",
        "member.renamed": "changed a name",
        "member.accountBound": "bound an account",
        "member.departed": "noted a departure",
        "relationship.assigned": "said who manages whom",
        "relationship.ended": "ended a relationship",
        "role.granted": "granted a role",
        "role.revoked": "took a role back",
        "legalHold.placed": "placed a legal hold",
        "legalHold.lifted": "lifted the legal hold",
        "disclosure.erased": "had something erased for ever",
    ]

    private static let work = [
        "goal.published": "published a goal",
        "goal.revised": "revised a goal",
        "goal.closed": "closed a goal",
        "metric.defined": "defined a metric",
        "metric.replaced": "replaced a metric",
        "metric.questioned": "questioned a metric",
        "metric.questionAnswered": "answered a question about a metric",
        "measurement.recorded": "recorded a value",
        "measurement.covered": "said that a source was complete",
        "measurement.corrected": "corrected a value",
        "measurement.contested": "contested a value",
        "measurement.contestDecided/upheld": "decided that a contested value stands",
        "measurement.contestDecided/withdrawn": "withdrew a contested value, which counts no more",
    ]

    private static let agreement = [
        "agreement.proposed": "proposed terms",
        "agreement.countered": "put other terms in their place",
        "agreement.withdrawn": "took the terms back",
        "agreement.discussed": "said something about the terms",
        "agreement.reserved": "agreed, but",
        "agreement.declined": "declined the terms",
        "agreement.confirmed": "confirmed the terms",
        "agreement.enteredForce": "brought the agreement into force",
        "agreement.closed": "the agreement closed",
        "milestone.evaluated": "a milestone was judged by its measurements",
        "milestone.overridden": "put another verdict beside the computed one",
        "milestone.waived": "waived a milestone",
    ]

    private static let course = [
        "proposals.invited": "invited the member to propose",
        "proposals.waived": "needs no more time to propose",
        "clarification.requested": "asked what something means",
        "clarification.answered": "answered a question about the terms",
        "understanding.corrected": "corrected what the other side understood",
        "agreement.set": "set the terms without agreement",
        "agreement.cosigned": "co-signed what was set without agreement",
        "notice.served": "served the notice of it",
        "notice.received": "received the notice",
        "agreement.amendmentProposed": "proposed an amendment",
        "agreement.amendmentDeclined": "declined the amendment",
        "agreement.amendmentWithdrawn": "took the amendment back",
        "agreement.amended": "brought the amended terms into force",
        "agreement.endProposed": "proposed to end the agreement",
        "agreement.endDeclined": "would not end the agreement",
        "agreement.ended": "agreed to end the agreement",
        "agreement.expired": "the agreement expired before it was in force",
        "agreement.handedOver": "took the agreement over",
        "autonomy.overridden": "decided something of the how",
        "alignment.outdated": "changed the goal that the agreement serves",
        "alignment.affirmed": "looked again, and the terms are still right",
        "strategy.proposed": "proposed a strategy",
        "strategy.adopted": "adopted the strategy",
        "strategy.adapted": "would do it in another way",
        "strategy.accepted": "accepted the other way",
        "strategy.declined": "declined the strategy",
        "strategy.withdrawn": "took the strategy back",
        "strategy.overdue": "a strategy was not answered in time",
        "absence.recorded": "recorded an absence",
        "absence.withdrawn": "withdrew an absence",
        "record.viewed": "looked at the record",
    ]

    private static let promise = [
        "promise.asked": "asked for a promise",
        "promise.made": "promised",
        "promise.made/terms": "brought a promise of the terms into force",
        "promise.declined": "declined to promise",
        "promise.done": "said that it is done",
        "promise.confirmed": "confirmed that it was kept",
        "promise.contested": "said that it is not done",
        "promise.settled": "settled whether it was kept",
        "promise.moveAsked": "asked for another day",
        "promise.moved": "agreed to another day",
        "promise.moveRefused": "did not agree to another day",
        "promise.withdrawn": "asked for it no more",
        "promise.overdue": "the day of a promise passed",
        "promise.unanswered": "an ask was not answered in time",
    ]

    private static let meeting = [
        "checkpoint.scheduled": "planned a one-to-one",
        "checkpoint.moved": "moved a one-to-one",
        "checkpoint.held": "said that a one-to-one was held",
        "checkpoint.heldDenied": "said that a one-to-one was not held",
        "checkpoint.viewGiven": "said how they see it",
        "checkpoint.missed": "let a one-to-one be missed",
        "checkpoint.lapsed": "let a one-to-one lapse",
        "agenda.pointRaised": "raised a point",
        "agenda.pointClosed": "closed a point",
    ]

    private static let feedback = [
        "feedback.requested": "asked for feedback",
        "feedback.given": "gave feedback",
        "feedback.seen": "saw the feedback",
        "feedback.replied": "replied to the feedback",
        "feedback.kindContested": "said that the feedback is of another kind",
        "feedback.retracted": "retracted the feedback",
        "feedback.shown": "showed the recognition to the team",
    ]

    private static let custody = [
        "export.made": "exported a record",
        "export.delivered": "has a whole bundle of an export",
        "disclosure.notified": "knows of an export",
    ]

    /// What has other words where the clock did it.
    private static let byClock = [
        "agreement.enteredForce": "the agreement entered force",
        "promise.made/terms": "a promise of the terms entered force",
        "checkpoint.scheduled": "a one-to-one was planned",
        "checkpoint.missed": "a one-to-one was missed",
        "checkpoint.lapsed": "a one-to-one lapsed",
    ]
}
