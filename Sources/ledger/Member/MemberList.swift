import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MemberList_: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Who is who.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("Only whom this person manages.", valueName: "person")) var team: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .text("handle"), .long("name"), .text("manager"), .number("reports"), .long("roles"), .text("id"),
        ])
        try use.pages(MemberList.self, "member.list", ["team": JSONTree(team)], page) { list in
            for row in list.rows {
                let roles = row.roles + (row.departedOn.map { ["departed \($0)"] } ?? [])
                table.add([
                    row.handle ?? row.id, row.name ?? "", row.manager.map(list.people.name) ?? "",
                    row.reports == 0 ? "" : "\(row.reports)", roles.joined(separator: ", "), row.id,
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nobody")
        }
    }
}
