import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

/// `ledger looked`.
struct LookedShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "looked", abstract: "Who looked at your record or took something of it away, the last first.",
        discussion: """
            Whoever reads your record as hr, as an auditor or from above your manager is noted here, once a day, before \
            they see anything of it. Who manages you reads it every day, and is not. Whoever takes something of it out of \
            the ledger is noted each time, with what for.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "You, and nobody else.") var person: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([.text("day"), .text("who"), .text("as"), .long("what")])
        try use.pages(LookedList.self, "looked.list", ["person": JSONTree(person)], page) { list in
            for row in list.rows { table.add(row.cells(list.people, for: use.session.discovery.you.member)) }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nobody looked at your record who would be noted")
        }
    }
}

extension LookedRow {
    fileprivate func cells(_ people: People, for reader: String?) -> [String] {
        [
            on, people.name(of: by), capacity.map { Self.words[$0] ?? $0 } ?? "",
            export?.words(by: by, for: reader) ?? "read your record",
        ]
    }

    private static let words = ["hr": "hr", "auditor": "auditor", "above": "above your manager"]
}

extension LookedExport {
    fileprivate func words(by taker: String, for reader: String?) -> String {
        let number = scope.drop { $0 != "/" }.dropFirst()
        let (what, more) =
            switch scope.split(separator: "/").first {
            case "agreement": ("A\(number)", "")
            case "person" where "U\(number)" == reader: ("your whole record", "")
            case "person" where "U\(number)" == taker: ("their own record", ", with words of yours")
            case "person": ("somebody's record", ", with words of yours")
            case _: ("everything", "")
            }
        let given = recipient.map { " for \($0)" } ?? ""
        return "took \(what) away\(more)\(given) (\(id)): \(purpose ?? "erased")"
    }
}
