internal import TransparencyLog

/// What this is, who made it and when, what it claims, and how far that goes.
extension ReportPage {
    var title: String {
        let parts = manifest.scope.split(separator: "/")
        switch (parts.first, parts.last) {
        case ("agreement", let number?): return "Evidence: agreement A\(number)"
        case ("person", let number?): return "Evidence: what concerns \(words.person("U\(number)"))"
        default: return "Evidence: everything in the ledger"
        }
    }

    mutating func header() {
        begin("header")
        html.element("h1", ["dir": "auto"], title)
        paragraph(
            "An excerpt of an accountability ledger, in which neither side can change what was written. It records and "
                + "checks; it never says that something is lawful, right or fair.")
        html.element("div", ["id": "status", "class": "status unchecked", "role": "status"]) { box in
            box.element("p", ["class": "verdict"], "○ Not checked")
            box.element(
                "p",
                "This page checks itself with a script, and the script has not run. All that it shows is shown all the same."
            )
        }
        begin("dl", ["class": "about"])
        about("Scope") { $0.html.text(EventWords.harmless($0.manifest.scope)) }
        about("Made for") { page in page.fromExport("/purpose", page.manifest.purpose) }
        if let recipient = manifest.recipient { about("Handed to") { $0.fromExport("/recipient", recipient) } }
        about("Made by") { page in
            page.html.text(page.words.person(page.manifest.requester))
            page.html.text(", ")
            page.link(page.manifest.export)
        }
        about("Made at") { page in
            page.html.text(EventWords.instant(page.manifest.madeAt) ?? EventWords.harmless(page.manifest.madeAt))
        }
        about("Ledger") { $0.html.element("code", EventWords.harmless($0.manifest.origin)) }
        about("Signed head") { page in
            page.html.text("\(page.manifest.headSize) events, root ")
            page.html.element("code", page.manifest.headRoot.base64url)
        }
        about("Key") { $0.html.element("code", ["id": "key"], $0.key) }
        end("dl")
        hold()
        end("header")
        contents()
    }

    /// The verifier key of `policy.txt`.
    var key: String {
        let line = content.policy.split(separator: "\n").first ?? ""
        return EventWords.harmless(line.hasPrefix("log ") ? String(line.dropFirst(4)) : String(line))
    }

    private mutating func about(_ name: String, _ body: (inout ReportPage) -> Void) {
        html.element("dt", name)
        begin("dd", ["dir": "auto"])
        body(&self)
        end("dd")
    }

    /// What the export's event says under seal, tied to it.
    private mutating func fromExport(_ pointer: String, _ said: String) {
        if let event = content.event(manifest.export), event.member(pointer) != nil {
            fact(event, pointer)
        } else {
            html.text(EventWords.harmless(said))
        }
    }

    /// A place to compare the key with the one that the reader noted. It works with the script alone, which shows it.
    private mutating func hold() {
        begin("div", ["id": "hold", "class": "hold", "hidden": ""])
        html.element("label", ["for": "held"], "The key that you noted from elsewhere, to compare")
        html.element("textarea", ["id": "held", "rows": "2", "spellcheck": "false", "autocomplete": "off"])
        html.element("p", ["id": "held-answer", "role": "status"])
        end("div")
    }

    private mutating func contents() {
        begin("nav", ["aria-label": "Contents"])
        begin("ul")
        for (id, name) in sections { html.element("li") { $0.element("a", ["href": "#\(id)"], name) } }
        end("ul")
        end("nav")
    }

    // MARK: What is complete

    mutating func completeness() {
        section("complete", "What is here, and what is whole") { page in
            let all = page.content.count
            page.paragraph(
                page.content.isWhole
                    ? "The bundle has \(all) events of the ledger, and this page shows all of them."
                    : "The bundle has \(all) events. This page shows the last \(page.events.count); the rest is in events.jsonl "
                        + "beside it, and ledger verify checks all of them. What a page of an excerpt could sum up only in "
                        + "part is left out here: have an agreement or a person exported by itself for a page that shows it whole."
            )
            let list = page.manifest.complete.prefix(ReportLimits.complete)
            page.table("What is claimed to be whole", ["What", "Events before the export"], Array(list)) {
                page, entry in
                page.heading { $0.html.text($0.name(ofComplete: entry.of)) }
                page.cell { $0.html.text("\(entry.count)") }
            }
            if list.count < page.manifest.complete.count {
                page.paragraph("And \(page.manifest.complete.count - list.count) more, in manifest.json.")
            }
            page.paragraph(
                "Against whoever bears this bundle: the digest of this list stands in the export's own event, in the signed log, "
                    + "and the events of each entry are counted without a gap. So nobody who handed it on can have left one out."
            )
            page.paragraph(
                "Against whoever runs the ledger it proves only what receipts, heads that others remember, and other exports "
                    + "would contradict.")
        }
    }

    private func name(ofComplete of: String) -> String {
        if of == "all" { return "everything" }
        if of.hasPrefix("U") { return "everything that concerns \(words.person(of))" }
        return EventWords.harmless(of)
    }
}
