import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgreementShowAll: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable {
        case open
        case inForce = "in-force"
        case declined, withdrawn, expired, closed, ended

        var wire: String { self == .inForce ? "inForce" : rawValue }
    }

    static let configuration = CommandConfiguration(commandName: "list", abstract: "The agreements that you may see.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("Only this person's.", valueName: "person")) var member: String?
    @Option(help: ArgumentHelp("Only with this manager.", valueName: "person")) var manager: String?
    @Option(help: "Only in this state.") var state: State?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .text("id"), .text("member"), .text("manager"), .text("state"), .text("window"), .number("met"),
            .number("missed"), .number("not measured"), .number("open"), .long("note"),
        ])
        try use.pages(
            AgreementList.self, "agreement.list",
            ["manager": JSONTree(manager), "member": JSONTree(member), "state": JSONTree(state?.wire)], page
        ) { list in
            for row in list.rows {
                let counts = row.milestones
                table.add(
                    [
                        row.id, list.people.name(of: row.member), list.people.name(of: row.manager),
                        plainWords(row.state), "\(row.window.from) – \(row.window.to)",
                    ] + [counts.met, counts.missed, counts.notMeasured, counts.open].map { $0 == 0 ? "" : "\($0)" }
                        + [Self.notes(row, list.people)])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no agreements")
        }
    }

    /// What everybody must know of it.
    static func notes(_ row: AgreementRow, _ people: People) -> String {
        [
            row.notAgreed == true ? "not agreed" : nil, row.amending == true ? "an amendment waits" : nil,
            row.alignment == "outdated" ? "its goal changed" : nil,
            row.awaitsManager.map { "\(people.name(of: $0)) has not taken it over" },
        ].compactMap { $0 }.joined(separator: "; ")
    }
}
