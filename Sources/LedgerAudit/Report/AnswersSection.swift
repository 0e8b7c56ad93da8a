/// Statements beside what they answer: whoever sees the one sees the other.
extension ReportPage {
    private struct Exchange {
        let said: ReportEvent
        var answers: [ReportEvent]
    }

    mutating func answers() {
        section("answers", "What was said, and what was said to it") { page in
            let exchanges = page.exchanges()
            guard !exchanges.isEmpty else { return page.paragraph("Nothing recorded.") }
            page.table("Statements beside what they answer", ["Said or done", "Said to it"], exchanges) {
                page, exchange in
                page.cell { $0.spoken(exchange.said) }
                page.cell { page in for answer in exchange.answers { page.spoken(answer) } }
            }
        }
    }

    /// Who, when, what it was, and every word of it that is shown.
    private mutating func spoken(_ event: ReportEvent) {
        begin("div", ["class": "spoken"])
        begin("p")
        fact(event, "sentence")
        html.text(" (\(event.day), ")
        link(event.seq)
        html.text(")")
        end("p")
        for name in event.words where !name.hasPrefix("/terms/") && Phrases.labelOf[name] != nil {
            html.element("p", ["class": "label"], EventWords.label(name))
            begin("blockquote")
            fact(event, name)
            end("blockquote")
        }
        end("div")
    }

    /// In the order of what was answered.
    private func exchanges() -> [Exchange] {
        var found: [UInt64: Exchange] = [:]
        for event in events {
            guard let said = answered(by: event) else { continue }
            found[said.seq, default: Exchange(said: said, answers: [])].answers.append(event)
        }
        return found.values.sorted { $0.said.seq < $1.said.seq }
    }

    /// What an event answers: what it names, or what began its stream.
    private func answered(by event: ReportEvent) -> ReportEvent? {
        func before(_ types: String...) -> ReportEvent? {
            events.last { $0.stream == event.stream && $0.seq < event.seq && types.contains($0.type) }
        }
        switch event.type {
        case "clarification.answered", "understanding.corrected", "measurement.corrected", "measurement.contested",
            "measurement.contestDecided", "metric.questionAnswered":
            return content.event(event.integer("/of").flatMap { UInt64(exactly: $0) })
        case "feedback.replied", "feedback.kindContested", "feedback.retracted": return before("feedback.given")
        case "strategy.adopted", "strategy.adapted", "strategy.declined", "strategy.overdue":
            return before("strategy.proposed")
        case "strategy.accepted", "strategy.withdrawn": return before("strategy.adapted", "strategy.proposed")
        case "promise.contested", "promise.confirmed": return before("promise.done")
        case "promise.settled": return before("promise.contested")
        case "promise.declined", "promise.unanswered": return before("promise.asked")
        case "promise.moved", "promise.moveRefused": return before("promise.moveAsked")
        case "checkpoint.heldDenied": return before("checkpoint.held")
        case "agreement.declined", "agreement.reserved", "agreement.set":
            return before("agreement.proposed", "agreement.countered")
        case "agreement.amendmentDeclined": return before("agreement.amendmentProposed")
        case "agreement.endDeclined", "agreement.ended": return before("agreement.endProposed")
        case "milestone.overridden", "milestone.waived":
            return events.last {
                $0.stream == event.stream && $0.type == "milestone.evaluated"
                    && $0.integer("/milestone") == event.integer("/milestone")
            }
        default: return nil
        }
    }
}
