import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

/// `ledger looked`.
struct LookedShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "looked", abstract: "Who looked at your record, the last first.",
        discussion: """
            Whoever reads your record as hr, as an auditor or from above your manager is noted here, once a day, before \
            they see anything of it. Who manages you reads it every day, and is not.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "You, and nobody else.") var person: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([.text("day"), .text("who"), .text("as"), .long("what")])
        try use.pages(LookedList.self, "looked.list", ["person": JSONTree(person)], page) { list in
            for row in list.rows { table.add(row.cells(list.people)) }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nobody looked at your record who would be noted")
        }
    }
}

extension LookedRow {
    fileprivate func cells(_ people: People) -> [String] {
        [on, people.name(of: by), Self.words[capacity] ?? capacity, "read your record"]
    }

    private static let words = ["hr": "hr", "auditor": "auditor", "above": "above your manager"]
}
