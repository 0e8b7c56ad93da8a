/// What happened, in order: a heading for each day, the two sides beside each other, everything else across.
extension ReportPage {
    /// Who stands on the left and who on the right.
    struct Sides {
        var left: String?
        var right: Set<String>
    }

    /// In an agreement the member is on the left and whoever managed them is on the right; in somebody's record they
    /// are on the left and everybody else is on the right. A bundle of everything has no sides.
    var sides: Sides {
        let scope = manifest.scope.split(separator: "/")
        if scope.first == "person", let number = scope.last {
            let left = "U\(number)"
            return Sides(left: left, right: Set(events.map(\.actor).filter { $0.hasPrefix("U") && $0 != left }))
        }
        guard scope.first == "agreement" else { return Sides(left: nil, right: []) }
        let own = events.filter { $0.stream == manifest.scope }
        let managers = own.compactMap { $0.string("/manager") }
        return Sides(left: own.lazy.compactMap { $0.string("/member") }.first, right: Set(managers))
    }

    mutating func timeline() {
        section("timeline", "What happened, in order") { page in
            let sides = page.sides
            page.paragraph("Times are the ledger's own clock, in UTC. The clock records what time alone brought about.")
            page.columnNames(sides)
            var day = ""
            for event in page.events {
                if event.day != day {
                    if !day.isEmpty { page.end("div") }
                    day = event.day
                    page.html.element("h3", event.day)
                    page.begin("div", ["class": "day"])
                }
                page.article(event, sides)
            }
            if !day.isEmpty { page.end("div") }
        }
    }

    private mutating func columnNames(_ sides: Sides) {
        guard let left = sides.left, !sides.right.isEmpty else { return }
        let right = sides.right.sorted().map(words.person).joined(separator: ", ")
        html.element("p", ["class": "columns"]) { line in
            line.element("span", ["class": "left"], words.person(left))
            line.element("span", ["class": "right"], right)
        }
    }

    /// One event. What stands in `said` is compared, as a whole, with what the page's script says of the checked bytes.
    private mutating func article(_ event: ReportEvent, _ sides: Sides) {
        let side = event.actor == sides.left ? "left" : sides.right.contains(event.actor) ? "right" : "across"
        let weight = ["measurement.recorded", "clock.advanced"].contains(event.type) ? " small" : ""
        begin("article", ["id": "e\(event.seq)", "class": side + weight])
        html.element("div", ["class": "said"]) { said in
            said.element("h4", ["dir": "auto"], words.sentence(event))
            said.element(
                "p", ["class": "meta"], "event \(event.seq) · \(event.time) · \(EventWords.harmless(event.stream))")
            for name in event.words {
                guard let text = words.text(event, name) else { continue }
                let isShown = words.said(event, name) != nil
                said.element("div", ["class": isShown ? "words" : "words withheld"]) { block in
                    block.element("p", ["class": "label"], EventWords.label(name))
                    block.element(isShown ? "blockquote" : "p", ["dir": "auto"], text)
                }
            }
            said.element("details") { details in
                details.element("summary", "As recorded")
                details.element("dl") { list in
                    list.element("dt", "type")
                    list.element("dd", EventWords.harmless(event.type))
                    for row in words.recorded(event) {
                        list.element("dt", row.name)
                        list.element("dd", ["dir": "auto"], row.value)
                    }
                    if let via = event.via {
                        list.element("dt", "via")
                        list.element("dd", words.person(via))
                    }
                    if let cause = event.cause {
                        list.element("dt", "because of event")
                        list.element("dd", "\(cause)")
                    }
                }
            }
        }
        html.element("p", ["class": "mark unchecked", "data-event": "\(event.seq)"], "○ not checked")
        end("article")
    }
}
