/// What was measured, against what both had agreed: a plot for those who look, and the same as tables.
extension ReportPage {
    mutating func measured(_ agreement: AgreementFold) {
        section("measured-\(agreement.number)", "What was measured: A\(agreement.number)") { page in
            page.milestoneTable(agreement)
            page.more(than: ReportLimits.terms, of: agreement.terms.count("/terms/milestones"))
            for metric in agreement.metrics {
                let values = page.values(of: metric, agreement)
                page.plot(agreement, metric, values)
                page.valueTable(metric, values)
            }
            page.more(than: ReportLimits.terms, of: agreement.terms.count("/terms/measures"))
        }
    }

    private mutating func milestoneTable(_ agreement: AgreementFold) {
        let columns = ["Milestone", "From", "To", "Target", "Measured", "Verdict", "Event"]
        table("Milestones and their verdicts", columns, agreement.milestones) { page, milestone in
            let evaluated = milestone.evaluated
            page.heading(short: true) { $0.html.text("\(milestone.number)") }
            for member in ["from", "to"] {
                page.cell(short: true) { $0.fact(agreement.terms, "\(milestone.pointer)/\(member)") }
            }
            page.cell(short: true) { page in
                // Absence may have lowered it: then the event has the target that held.
                page.fact(evaluated ?? agreement.terms, evaluated == nil ? "\(milestone.pointer)/target" : "/target")
            }
            page.cell(short: true) { page in
                guard let evaluated, evaluated.member("/value") != nil else { return page.html.text("–") }
                page.fact(evaluated, "/value")
            }
            page.cell { page in
                guard let evaluated else { return page.html.text("none yet") }
                page.fact(evaluated, "/verdict")
                if let overridden = milestone.overridden {
                    page.html.text("; by the manager: ")
                    page.fact(overridden, "/verdict")
                }
                if milestone.waived != nil { page.html.text("; waived") }
            }
            page.cell { page in
                for event in [evaluated, milestone.overridden, milestone.waived].compactMap({ $0 }) {
                    page.link(event.seq)
                    page.html.text(" ")
                }
            }
        }
    }

    // MARK: Values

    /// One value with what was said to it since.
    struct Value {
        let event: ReportEvent
        /// What counts in the end, if anything does.
        let amount: Double?
        let corrected: ReportEvent?
        let contested: ReportEvent?
        let decided: ReportEvent?
    }

    private func values(of metric: String, _ agreement: AgreementFold) -> [Value] {
        let terms = agreement.terms
        let (from, to) = (terms.string("/terms/window/from") ?? "", terms.string("/terms/window/to") ?? "")
        let recorded = agreement.around.filter { event in
            guard event.type == "measurement.recorded", event.string("/metric") == metric,
                let day = event.string("/asOf")
            else { return false }
            return day >= from && day <= to
        }
        return recorded.map { event in
            func about(_ type: String) -> ReportEvent? {
                agreement.around.last { $0.type == type && $0.integer("/of") == Int64(event.seq) }
            }
            let (corrected, decided) = (about("measurement.corrected"), about("measurement.contestDecided"))
            let counts = decided?.string("/verdict") != "withdrawn"
            let amount = (corrected ?? event).string("/value").flatMap { Double($0) }
            return Value(
                event: event, amount: counts ? amount : nil, corrected: corrected,
                contested: about("measurement.contested"), decided: decided)
        }
    }

    private mutating func valueTable(_ metric: String, _ values: [Value]) {
        let columns = ["Day", "Value", "How it is known", "Source", "Said to it", "Event"]
        table("Values of \(name(ofMetric: metric).name) in the window", columns, values) { page, value in
            page.heading(short: true) { $0.fact(value.event, "/asOf") }
            page.cell(short: true) { $0.fact(value.event, "/value") }
            page.cell(short: true) { $0.fact(value.event, "/knowledge") }
            page.cell { $0.fact(value.event, "/source") }
            page.cell { page in
                let said = [value.corrected, value.contested, value.decided].compactMap { $0 }
                if said.isEmpty { page.html.text("–") }
                for event in said {
                    page.begin("p")
                    page.fact(event, "sentence")
                    if event.member("/reason") != nil {
                        page.html.text(" ")
                        page.begin("q")
                        page.fact(event, "/reason")
                        page.end("q")
                    }
                    page.html.text(" (")
                    page.link(event.seq)
                    page.html.text(")")
                    page.end("p")
                }
            }
            page.cell { $0.link(value.event.seq) }
        }
    }

    /// The name of a metric's version, as it was defined, with its unit; its id if that is not on the page.
    func name(ofMetric metric: String) -> (name: String, unit: String, aggregate: String) {
        let parts = metric.dropFirst().split(separator: "@")
        let defined = events.last { event in
            event.type == "metric.defined" && event.number == parts.first.map(String.init)
                && event.integer("/version") == parts.last.flatMap { Int64($0) }
        }
        guard let defined else { return (EventWords.harmless(metric), "", "") }
        func text(_ pointer: String) -> String { EventWords.harmless(defined.string(pointer) ?? "") }
        return (text("/name"), text("/unit"), defined.string("/aggregate") ?? "")
    }
}
