/// What a page never exceeds, however large its bundle is: a person looks at it, in a browser.
enum ReportLimits {
    /// Events that are shown, the last ones. An agreement of a year with a value each day has about half of it.
    static let events = 2_000
    /// Bytes of leaves and disclosures that are shown; the page is about four times as long.
    static let contentBytes = 12 << 20
    /// Agreements that are summed up, the first ones.
    static let agreements = 64
    /// Entries of each list in an agreement's terms that are shown, the first ones: milestones, metrics, promises.
    static let terms = 64
    /// Points of one plot, and of all plots; of more, the first ones are drawn and the table has the rest.
    static let plotPoints = 1_000
    static let allPlotPoints = 16_000
    /// Rows of all tables: an event stands in some of them, and may be made to stand in those of many agreements.
    static let rows = 20_000
    /// Entries of what is complete that are written out.
    static let complete = 1_000
    /// Rows of redactions that are written out one by one.
    static let redactions = 2_000
    /// Bytes of `head.txt` and `policy.txt`, each.
    static let noteBytes = 256 << 10
}
