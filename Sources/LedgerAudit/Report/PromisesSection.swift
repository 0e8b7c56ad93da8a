/// What was promised, and what became of it.
extension ReportPage {
    /// One promise as its events on the page say it.
    private struct PromiseFold {
        let number: String
        let events: [ReportEvent]
        let first: ReportEvent

        func last(_ type: String) -> ReportEvent? { events.last { $0.type == type } }

        /// In words, from the last event that changed it.
        var state: String {
            let deciding = events.last {
                !["promise.overdue", "promise.moveAsked", "promise.moveRefused", "promise.moved"].contains($0.type)
            }
            let isLate = last("promise.overdue") != nil
            switch deciding?.type {
            case "promise.confirmed": return isLate ? "kept, late" : "kept"
            case "promise.settled":
                return deciding?.string("/verdict") == "kept" ? "kept, as settled" : "not kept, as settled"
            case "promise.contested": return "contested"
            case "promise.done": return isLate ? "said to be done, late" : "said to be done"
            case "promise.declined": return "declined"
            case "promise.withdrawn": return "let go"
            case "promise.unanswered": return "asked for, never answered"
            case "promise.asked": return "asked for"
            default: return isLate ? "overdue" : "open"
            }
        }
    }

    mutating func promised() {
        section("promised", "What was promised, and what became of it") { page in
            let numbers = page.events.filter { $0.stream.hasPrefix("promise/") }
            var grouped: [String: [ReportEvent]] = [:]
            var order: [String] = []
            for event in numbers {
                if grouped[event.number] == nil { order.append(event.number) }
                grouped[event.number, default: []].append(event)
            }
            let promises = order.compactMap { number -> PromiseFold? in
                guard let events = grouped[number], let first = events.first else { return nil }
                return PromiseFold(number: number, events: events, first: first)
            }
            guard !promises.isEmpty else { return page.paragraph("Nothing recorded.") }
            page.table("Promises", ["Promise", "By", "To", "Kind", "Due", "Became", "Course"], promises) {
                page, promise in
                let made = promise.last("promise.made")
                page.heading { page in
                    page.html.text("P\(EventWords.harmless(promise.number)) ")
                    page.what(promise.first, made)
                }
                for pointer in ["/debtor", "/creditor", "/kind"] {
                    page.cell(short: true) { $0.fact(made ?? promise.first, pointer) }
                }
                page.cell(short: true) { page in
                    let moved = promise.last("promise.moved")
                    let dated = moved ?? made ?? promise.first
                    if dated.member("/due/on") == nil { page.html.text("–") } else { page.fact(dated, "/due/on") }
                }
                page.cell { $0.html.element("strong", promise.state) }
                page.cell { page in
                    page.begin("ul", ["class": "plain"])
                    for event in promise.events { page.step(event) }
                    page.end("ul")
                }
            }
        }
    }

    /// Its text: said with it, asked for before it, or standing in the terms that brought it.
    private mutating func what(_ first: ReportEvent, _ made: ReportEvent?) {
        if let made, let number = made.integer("/inTerms/number"), number >= 1,
            let terms = content.event(made.integer("/inTerms/terms/seq").flatMap { UInt64(exactly: $0) })
        {
            fact(terms, "/terms/promises/\(number - 1)/what")
        } else if let event = [made, first].compactMap({ $0 }).first(where: { $0.member("/what") != nil }) {
            fact(event, "/what")
        }
    }

    /// One event in a course: its day, its sentence, and why.
    mutating func step(_ event: ReportEvent) {
        begin("li")
        html.text("\(event.day): ")
        fact(event, "sentence")
        for pointer in ["/reason", "/evidence", "/text"] where event.member(pointer) != nil {
            html.text(" ")
            begin("q")
            fact(event, pointer)
            end("q")
        }
        html.text(" (")
        link(event.seq)
        html.text(")")
        end("li")
    }

    // MARK: What was missed

    /// What did not happen is recorded too: by the clock, as an event.
    mutating func missed() {
        section("missed", "What was missed, and by whom") { page in
            let missed = page.events.filter { event in
                switch event.type {
                case "checkpoint.missed", "promise.overdue", "promise.unanswered", "strategy.overdue",
                    "agreement.expired":
                    true
                case "milestone.evaluated": event.string("/verdict") == "missed"
                case "promise.settled": event.string("/verdict") == "broken"
                default: false
                }
            }
            guard !missed.isEmpty else { return page.paragraph("Nothing recorded.") }
            page.table("Missed, with who had to see to it", ["Day", "By", "What", "Event"], missed) { page, event in
                page.heading(short: true) { $0.fact(event, "day") }
                page.cell(short: true) { $0.whoMissed(event) }
                page.cell { page in
                    page.fact(event, "sentence")
                    page.whatWasMissed(event)
                    if event.member("/reason") != nil {
                        page.html.text(" ")
                        page.begin("q")
                        page.fact(event, "/reason")
                        page.end("q")
                    }
                }
                page.cell { $0.link(event.seq) }
            }
        }
    }

    /// The day of a one-to-one, the text of a promise.
    private mutating func whatWasMissed(_ event: ReportEvent) {
        let own = events.filter { $0.stream == event.stream && $0.seq < event.seq }
        if event.type == "checkpoint.missed", let planned = own.last(where: { $0.member("/on") != nil }) {
            html.text(" It was planned for ")
            fact(planned, "/on")
            html.text(" (")
            link(planned.seq)
            html.text(").")
        } else if event.type.hasPrefix("promise."), let first = own.first {
            html.text(" It was P\(EventWords.harmless(event.number)): ")
            what(first, own.last { $0.type == "promise.made" })
            html.text(".")
        }
    }

    private mutating func whoMissed(_ event: ReportEvent) {
        let first = events.last { $0.stream == event.stream && $0.member("/debtor") != nil && $0.seq <= event.seq }
        switch event.type {
        case "checkpoint.missed": fact(event, "/by")
        case "milestone.evaluated":
            if let proposed = events.first(where: { $0.stream == event.stream && $0.member("/member") != nil }) {
                fact(proposed, "/member")
            }
        case "strategy.overdue", "agreement.expired": html.text("see the event")
        default:
            if let first { fact(first, "/debtor") } else { html.text("–") }
        }
    }
}
