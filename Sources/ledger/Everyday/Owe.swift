import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct Owe: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "owe", abstract: "What you owe, and what you are owed; late things first.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Only between you and this person.") var person: String?

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        let other = try person.map { try use.person($0).id }
        let (all, people) = try use.owed()
        let rows = all.filter { other == nil || $0.debtor == other || $0.creditor == other }
        if use.terminal.isJSON {
            let ids = Set(rows.flatMap { [$0.debtor, $0.creditor] }).sorted()
            let tree: JSONTree = [
                "commitments": .array(try rows.map { JSONTree(try JSONDocument(parsing: $0.canonicalBytes).root) }),
                "people": .object(ids.compactMap { id in people[id].map { (id, .string($0)) } }),
            ]
            return use.terminal.out("\(tree)\n")
        }
        OweText(rows: rows, people: people, me: me).show(on: use.terminal)
    }
}

/// What is owed both ways, in two tables.
struct OweText {
    let rows: [CommitmentRow]
    let people: People
    let me: String

    func show(on terminal: Terminal) {
        let sides = [
            ("you owe", "whom", rows.filter { $0.debtor == me }, \CommitmentRow.creditor),
            ("you are owed", "by whom", rows.filter { $0.debtor != me }, \CommitmentRow.debtor),
        ]
        if rows.isEmpty { terminal.talk("nothing is owed\n") }
        for (title, who, rows, side) in sides where !rows.isEmpty {
            var table = Table([.text("id"), .text("state"), .text("by"), .text(who), .long("what")])
            for row in rows.sorted(by: { ($0.state == "late" ? 0 : 1, $0.due) < ($1.state == "late" ? 0 : 1, $1.due) })
            {
                table.add([
                    row.id, plainWords(row.state), row.dueOn, people.name(of: row[keyPath: side]),
                    CommitmentsList.what(row),
                ])
            }
            terminal.out(terminal.paint.strong(title) + "\n")
            terminal.table(table, ifEmpty: "")
        }
    }
}

extension Use {
    /// Everything open that the asker owes or is owed.
    func owed() throws -> (rows: [CommitmentRow], people: People) {
        var rows: [CommitmentRow] = []
        var people: [String: String] = [:]
        var params: JSONTree = ["limit": .integer(Int64(Limits.listRows)), "state": "open"]
        while true {
            let value = try session.queryValue("commitments.list", params)
            let list = try read(CommitmentList.self, value)
            rows += list.rows
            for (id, handle) in value["people"].map({ Array($0.members) }) ?? [] { people[id] = handle.string }
            guard let next = list.next else { return (rows, People(people)) }
            params["after"] = .string(next)
        }
    }
}
