import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct AgendaPointsList: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable { case open, closed, all }

    static let configuration = CommandConfiguration(
        commandName: "points", abstract: "The points that somebody put on an agenda.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Only with this person.") var person: String?
    @Option(help: "Only in this state; open unless said.") var state: State = .open
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([.number("point"), .text("with"), .text("raised by"), .text("when"), .long("what")])
        let me = use.session.discovery.you.member
        try use.pages(
            AgendaPoints.self, "agenda.points",
            ["state": .string(state.rawValue), "with": JSONTree(person)], page
        ) { list in
            for row in list.points {
                let others = row.between.filter { $0 != me }.map { list.people.name(of: $0) }
                table.add([
                    "\(row.point)", others.joined(separator: ", "), list.people.name(of: row.by),
                    use.clock.minutes(ofInstant: row.at), row.text ?? "(withheld)",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nothing waits to be talked about")
        }
    }
}
