/// What is not shown, and on what ground. Every proof holds all the same: the digest of what is hidden stands in the
/// leaf.
extension ReportPage {
    private struct Redaction {
        let event: ReportEvent
        let name: String
        let ground: String
    }

    mutating func redactions() {
        section("redactions", "What is not shown") { page in
            let all = page.events.flatMap { event in
                event.hidden.sorted { $0.key < $1.key }.map { Redaction(event: event, name: $0.key, ground: $0.value) }
            }
            guard !all.isEmpty else {
                return page.paragraph("Nothing: everything that is sealed in these events is shown.")
            }
            let counts = Dictionary(grouping: all, by: \.ground).mapValues(\.count).sorted { $0.key < $1.key }
            page.table("How much, on which ground", ["Ground", "What it means", "Members"], counts) { page, row in
                page.heading { $0.html.text(EventWords.harmless(row.key)) }
                page.cell { $0.html.text(Phrases.groundOf[row.key] ?? "a ground that this page does not know") }
                page.cell { $0.html.text("\(row.value)") }
            }
            let texts = all.filter { $0.ground != "count" }
            guard !texts.isEmpty else { return }
            let listed = Array(texts.prefix(ReportLimits.redactions))
            page.table("One by one, without counts", ["Event", "Member", "Ground"], listed) { page, row in
                page.heading { $0.link(row.event.seq) }
                page.cell { $0.html.text(EventWords.label(row.name)) }
                page.cell { $0.html.text(EventWords.harmless(row.ground)) }
            }
            if listed.count < texts.count {
                page.paragraph("And \(texts.count - listed.count) more, in redactions.json.")
            }
        }
    }

    /// How to check without this page.
    mutating func footer() {
        begin("footer", ["id": "without"])
        html.element("h2", "Do not take this page's word for it")
        paragraph(
            "Whoever hands a page over could have changed it, its script too. A page can show damage; it cannot vouch for itself. "
                + "What counts is checked by your own copy of a program, with a key that you noted from elsewhere:")
        html.element("p") { $0.element("code", "ledger verify --key KEY DIR") }
        html.element("p") { $0.element("code", "python3 verify.py --key KEY DIR") }
        paragraph(
            "Both say which file and line is wrong. VERIFY.txt, beside this page, says how to check by hand with sha256sum alone."
        )
        end("footer")
    }
}
