/// Seven questions of fair process, as far as events answer them. Never a verdict: whether something was fair is for
/// people to say, and the page shows them where to look. See Docs/Decisions/0038.
extension ReportPage {
    struct Question {
        let asked: String
        /// Types of events that speak for it, and against it.
        let shownBy: [String]
        let contradictedBy: [String]
    }

    static let questions = [
        Question(
            asked: "Was it known beforehand what was expected, and how it would be measured?",
            shownBy: ["agreement.enteredForce", "agreement.amended", "notice.served"],
            contradictedBy: ["agreement.expired", "metric.questioned"]),
        Question(
            asked: "Was it understood and agreed to, by each for themselves?",
            shownBy: ["agreement.confirmed", "clarification.answered"],
            contradictedBy: [
                "agreement.declined", "agreement.set", "understanding.corrected", "agreement.amendmentDeclined",
            ]),
        Question(
            asked: "Had the member a say in what and how?",
            shownBy: ["proposals.invited", "agreement.countered+member", "strategy.adopted", "strategy.accepted"],
            contradictedBy: ["autonomy.overridden", "strategy.declined", "strategy.overdue"]),
        Question(
            asked: "Was the help given that was promised?",
            shownBy: ["promise.confirmed+support", "promise.settled+kept"],
            contradictedBy: [
                "promise.overdue+support", "promise.contested+support", "promise.settled+broken", "promise.unanswered",
            ]
        ),
        Question(
            asked: "Did both talk about it in time?",
            shownBy: ["checkpoint.held", "feedback.given"],
            contradictedBy: ["checkpoint.missed", "checkpoint.heldDenied", "feedback.kindContested"]),
        Question(
            asked: "Was it judged by what had been agreed to be measured?",
            shownBy: ["milestone.evaluated", "measurement.contestDecided"],
            contradictedBy: ["milestone.evaluated+notMeasured", "measurement.contested", "milestone.overridden"]),
        Question(
            asked: "Was the other side heard, and answered?",
            shownBy: [
                "clarification.answered", "feedback.replied", "agreement.reserved", "metric.questionAnswered",
                "measurement.contestDecided",
            ],
            contradictedBy: ["promise.unanswered", "strategy.overdue"]),
    ]

    mutating func fairProcess(_ agreement: AgreementFold) {
        section("fair-\(agreement.number)", "Seven questions of fair process: A\(agreement.number)") { page in
            page.paragraph(
                "Only what events show: what speaks for it, what speaks against it, or that nothing is recorded. An event can "
                    + "speak for more than one thing. This is no verdict. Whether others in the same place were treated alike, "
                    + "and whether what followed was in proportion, the ledger does not record.")
            page.table("Questions and events", ["Question", "Shown by", "Contradicted by"], Self.questions) {
                page, question in
                page.heading { $0.html.text(question.asked) }
                page.cell { $0.speaking(question.shownBy, agreement) }
                page.cell { $0.speaking(question.contradictedBy, agreement) }
            }
        }
    }

    private mutating func speaking(_ types: [String], _ agreement: AgreementFold) {
        let found = agreement.around.filter { event in types.contains { matches(event, $0, agreement) } }
        guard !found.isEmpty else {
            html.element("span", ["class": "none"], "nothing recorded")
            return
        }
        begin("ul", ["class": "plain"])
        for event in found.prefix(12) {
            begin("li")
            html.text("\(event.day): ")
            fact(event, "sentence")
            html.text(" (")
            link(event.seq)
            html.text(")")
            end("li")
        }
        if found.count > 12 { html.element("li", "and \(found.count - 12) more, in the order of events below") }
        end("ul")
    }

    /// `type`, or `type+condition`.
    private func matches(_ event: ReportEvent, _ pattern: String, _ agreement: AgreementFold) -> Bool {
        let parts = pattern.split(separator: "+")
        guard event.type == parts[0] else { return false }
        guard parts.count == 2 else { return event.string("/verdict") != "notMeasured" }
        switch parts[1] {
        case "member": return event.actor == agreement.member
        case "support":
            return events.contains { $0.stream == event.stream && $0.string("/kind") == "support" }
        default: return event.string("/verdict") == String(parts[1])
        }
    }
}
