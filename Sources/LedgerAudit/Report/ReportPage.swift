/// A page in the making: what it shows, how that is said, and what is written of it.
struct ReportPage {
    let content: ReportContent
    let manifest: BundleManifest
    let words: EventWords
    var html = HTMLWriter()
    /// Tables so far, by which they are named.
    private var tables = 0
    /// What there is room for yet.
    private var rowsLeft = ReportLimits.rows
    var plotPointsLeft = ReportLimits.allPlotPoints

    init(_ content: ReportContent, _ manifest: BundleManifest) {
        self.content = content
        self.manifest = manifest
        words = EventWords(content.events)
    }

    var events: [ReportEvent] { content.events }

    /// A link to an event on this page; its number alone if it is not on it.
    mutating func link(_ seq: UInt64) {
        if content.index(of: seq) == nil {
            html.element("span", "event \(seq)")
        } else {
            html.element("a", ["href": "#e\(seq)", "class": "link"], "event \(seq)")
        }
    }

    /// Something that an event says, tied to it: the page's script reads it again from the bytes that it checked.
    ///
    /// - Parameter key: a pointer; `sentence`, `actor` or `day`.
    mutating func fact(_ event: ReportEvent, _ key: String) {
        let text =
            switch key {
            case "sentence": words.sentence(event)
            case "actor": words.person(event.actor)
            case "day": event.day
            default: words.text(event, key) ?? "nothing"
            }
        html.element(
            "span", ["class": "fact", "data-event": "\(event.seq)", "data-key": key, "dir": "auto"], text)
    }

    mutating func section(_ id: String, _ title: String, _ body: (inout ReportPage) -> Void) {
        begin("section", ["id": id, "aria-labelledby": "\(id)-title"])
        html.element("h2", ["id": "\(id)-title"], title)
        body(&self)
        end("section")
    }

    mutating func paragraph(_ text: String) { html.element("p", text) }

    /// Says that a list has more entries than are shown.
    mutating func more(than shown: Int, of all: Int) {
        if all > shown { html.element("p", ["class": "none"], "and \(all - shown) more, in events.jsonl") }
    }

    /// A table with a caption and named columns; `row` writes the cells of each row, while there is room for it.
    mutating func table<Row>(
        _ caption: String, _ columns: [String], _ rows: [Row], _ row: (inout ReportPage, Row) -> Void
    ) {
        tables += 1
        begin("div", ["class": "wide", "role": "region", "tabindex": "0", "aria-labelledby": "table-\(tables)"])
        begin("table")
        html.element("caption", ["id": "table-\(tables)"], caption)
        html.element("thead") { head in
            head.element("tr") { for column in columns { $0.element("th", ["scope": "col"], column) } }
        }
        begin("tbody")
        let shown = rows.prefix(rowsLeft)
        rowsLeft -= shown.count
        for each in shown {
            begin("tr")
            row(&self, each)
            end("tr")
        }
        end("tbody")
        end("table")
        end("div")
        more(than: shown.count, of: rows.count)
    }

    /// One cell.
    ///
    /// - Parameter short: a day, a number, an id: what is not broken over lines.
    mutating func cell(short: Bool = false, _ body: (inout ReportPage) -> Void) {
        begin("td", short ? ["class": "short"] : [:])
        body(&self)
        end("td")
    }

    /// The cell that names its row.
    mutating func heading(short: Bool = false, _ body: (inout ReportPage) -> Void) {
        begin("th", short ? ["scope": "row", "class": "short"] : ["scope": "row"])
        body(&self)
        end("th")
    }

    mutating func begin(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        html.begin(tag, attributes)
    }

    mutating func end(_ tag: StaticString) { html.end(tag) }
}
