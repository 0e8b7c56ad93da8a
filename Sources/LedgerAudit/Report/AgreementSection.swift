/// What was agreed, by which of the five acts, and what came of it.
extension ReportPage {
    /// Those of which the page has the beginning, at most ``ReportLimits/agreements``. A page that shows a part of its
    /// bundle sums nothing up.
    func agreements() -> [AgreementFold] {
        guard content.isWhole else { return [] }
        let numbers = events.filter { $0.type == "agreement.proposed" }.map(\.number)
        return numbers.prefix(ReportLimits.agreements).compactMap { AgreementFold($0, in: self) }
    }

    mutating func agreed(_ agreement: AgreementFold) {
        section("agreed-\(agreement.number)", "What was agreed: A\(agreement.number)") { page in
            page.standing(agreement)
            page.terms(agreement)
            page.acts(agreement)
        }
    }

    private mutating func standing(_ agreement: AgreementFold) {
        let (member, manager) = (words.person(agreement.member), words.person(agreement.manager))
        begin("p")
        html.text("Between \(member), the member, and \(manager), the manager. ")
        if agreement.nowManager != agreement.manager {
            html.text("\(words.person(agreement.nowManager)) took it over. ")
        }
        if let inForce = agreement.events.last(where: {
            ["agreement.enteredForce", "agreement.amended"].contains($0.type)
        }) {
            fact(inForce, "sentence")
            html.text(" (\(inForce.day), ")
            link(inForce.seq)
            html.text(")")
        } else {
            html.text("No terms entered force.")
        }
        end("p")
        if agreement.isSet {
            html.element(
                "p", ["class": "notice"], "Not agreed: these terms were set without the agreement of \(member).")
        }
        if let end = agreement.events.last(where: {
            ["agreement.closed", "agreement.ended", "agreement.expired", "agreement.withdrawn"].contains($0.type)
        }) {
            begin("p")
            fact(end, "sentence")
            html.text(" (\(end.day), ")
            link(end.seq)
            html.text(")")
            self.end("p")
        }
    }

    private mutating func terms(_ agreement: AgreementFold) {
        let terms = agreement.terms
        html.element("h3", agreement.enteredForce == nil ? "The terms that stood" : "The terms in force")
        begin("dl", ["class": "about"])
        for (name, pointer) in [
            ("Outcome", "/terms/outcome"), ("Serves", "/terms/contribution/goal"),
            ("How", "/terms/contribution/how"), ("Serves no goal", "/terms/contribution/reason"),
            ("From", "/terms/window/from"), ("To", "/terms/window/to"),
            ("Days between one-to-ones", "/terms/cadenceDays"),
        ] where terms.member(pointer) != nil {
            html.element("dt", name)
            begin("dd")
            fact(terms, pointer)
            if pointer == "/terms/contribution/goal" { goal(terms.string(pointer)) }
            end("dd")
        }
        for (name, list) in [("Reserved to the manager", "reserved"), ("Promised in the terms", "promises")] {
            let entries = terms.count("/terms/\(list)")
            for index in 0..<min(entries, ReportLimits.terms) {
                html.element("dt", name)
                begin("dd")
                fact(terms, "/terms/\(list)/\(index)/what")
                if list == "promises" {
                    html.text(", by ")
                    fact(terms, "/terms/promises/\(index)/debtor")
                    html.text(", until ")
                    fact(terms, "/terms/promises/\(index)/dueOn")
                }
                end("dd")
            }
            if entries > ReportLimits.terms {
                html.element("dd", "and \(entries - ReportLimits.terms) more, in events.jsonl")
            }
        }
        let steps = terms.count("/terms/consequences")
        html.element("dt", "Consequences")
        begin("dd")
        if steps == 0 { html.text("none declared: nothing can follow from it but learning") }
        for index in 0..<min(steps, ReportLimits.terms) {
            fact(terms, "/terms/consequences/\(index)/what")
            html.text(" (step ")
            fact(terms, "/terms/consequences/\(index)/step")
            html.text(", after ")
            fact(terms, "/terms/consequences/\(index)/misses")
            html.text(" missed of ")
            fact(terms, "/terms/consequences/\(index)/of")
            html.text(") ")
        }
        if steps > ReportLimits.terms { html.text("and \(steps - ReportLimits.terms) more, in events.jsonl") }
        end("dd")
        html.element("dt", "Written in")
        begin("dd")
        link(terms.seq)
        end("dd")
        end("dl")
    }

    /// The title of a goal, if the page has it.
    private mutating func goal(_ id: String?) {
        let stream = "goal/\(id?.dropFirst() ?? "")"
        guard let goal = events.last(where: { $0.stream == stream && $0.member("/title") != nil }) else { return }
        html.text(": ")
        fact(goal, "/title")
        html.text(" (")
        link(goal.seq)
        html.text(")")
    }

    // MARK: The five acts

    /// Received, understood, agreed, agreed-but and declined are five different acts; each side's, or nothing recorded.
    private mutating func acts(_ agreement: AgreementFold) {
        let acts: [(name: String, types: [String], pointer: String?)] = [
            ("received", ["notice.received"], nil),
            ("understood", ["agreement.confirmed"], "/inOwnWords"),
            ("agreed", ["agreement.confirmed"], nil),
            ("agreed, but", ["agreement.reserved"], "/text"),
            ("declined", ["agreement.declined", "agreement.amendmentDeclined"], "/reason"),
        ]
        let member = [agreement.member]
        let managers = [agreement.manager, agreement.nowManager]
        html.element("h3", "By which acts")
        paragraph("To receive, to understand and to agree are different acts, and each is its author's own.")
        table("Acts of both sides", ["Act", words.person(agreement.member), words.person(agreement.manager)], acts) {
            page, act in
            page.heading(short: true) { $0.html.text(act.name) }
            for people in [member, managers] {
                let found = agreement.events.filter { event in
                    act.types.contains(event.type) && people.contains(event.actor)
                        && (act.name != "understood" || event.member("/inOwnWords") != nil)
                }
                page.cell { $0.occurrences(found, act.pointer) }
            }
        }
    }

    /// Events with what was said in them, or that there is none.
    mutating func occurrences(_ found: [ReportEvent], _ pointer: String?) {
        guard !found.isEmpty else {
            html.element("span", ["class": "none"], "nothing recorded")
            return
        }
        begin("ul", ["class": "plain"])
        for event in found {
            begin("li")
            if let pointer, event.member(pointer) != nil {
                begin("q")
                fact(event, pointer)
                end("q")
                html.text(" ")
            } else if let terms = event.integer("/terms/seq") {
                html.text("to the terms of event \(terms) ")
            }
            html.text("(\(event.day), ")
            link(event.seq)
            html.text(")")
            end("li")
        }
        end("ul")
    }
}
