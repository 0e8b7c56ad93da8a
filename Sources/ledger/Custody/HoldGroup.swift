import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct HoldGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Legal hold: nothing of somebody's, or about them, is erased.",
        subcommands: [HoldPlace.self, HoldLift.self, HoldShowAll.self])
}

struct HoldPlace: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "Nothing of theirs, and nothing that concerns them, is erased from now on.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Who.") var person: String
    @Option(help: "Why; they read it.") var reason: String

    func run(in use: Use) throws {
        try use.command("legalHold.place", ["member": .string(person), "reason": .string(reason)]) { _ in
            "\(person) is under legal hold"
        }
    }
}

struct HoldLift: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "lift", abstract: "End a legal hold.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Who.") var person: String
    @Option(help: "Why; they read it.") var reason: String

    func run(in use: Use) throws {
        try use.command("legalHold.lift", ["member": .string(person), "reason": .string(reason)]) { _ in
            "\(person) is under legal hold no more"
        }
    }
}

struct HoldShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Who is under legal hold, as far as you may see it.")
    @OptionGroup var options: GlobalOptions
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([.text("who"), .text("since"), .text("by"), .number("event"), .long("why")])
        try use.pages(HoldList.self, "legalHold.list", [:], page) { list in
            for row in list.rows {
                table.add([
                    list.people.name(of: row.member), use.clock.minutes(ofInstant: row.at),
                    row.by.map { list.people.name(of: $0) } ?? "", "\(row.seq)", row.reason ?? "(withheld)",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nobody is under legal hold")
        }
    }
}
