import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct ConsumerGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consumer", abstract: "Positions that the ledger keeps for programs that follow it.",
        subcommands: [ConsumerCreate.self, ConsumerListAll.self, ConsumerDelete.self])
}

struct ConsumerCreate: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Name a position, for ledger replay --consumer.",
        discussion: "Its filter stays as it is; another filter is another consumer.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Small letters, digits and hyphens.") var name: String
    @Option(help: ArgumentHelp("The first event; 0, the beginning, unless said.", valueName: "event")) var from: UInt64?
    @Option(help: ArgumentHelp("Begin with the first event of a day, or at an instant.", valueName: "date"))
    var since: String?
    @OptionGroup var filter: FilterOptions

    func validate() throws {
        if from != nil, since != nil { throw ValidationError("--from and --since each say where to begin: say one.") }
    }

    func run(in use: Use) throws {
        let start = try since.map { try ReplayStart(use: use).position(since: $0) } ?? from
        let wanted: JSONTree? = filter.isEmpty ? Optional.none : filter.wanted.tree
        try use.query(
            ConsumerPosition.self, "consumer.create",
            [
                "filter": wanted, "from": start.map { .integer(Int64(clamping: $0)) },
                "name": .string(name),
            ]
        ) {
            // Made before, it stands where it stands.
            let begins = start.map { [position = $0.position] in $0 == position } ?? true
            use.terminal.out(
                "\($0.name) \(begins ? "begins" : "is there already, and goes on") at event \($0.position): "
                    + "ledger replay --consumer \($0.name)\n")
        }
    }
}

struct ConsumerListAll: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Your consumers: where they stand, how far behind, and who follows by them.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        var table = Table([.text("name"), .text("position"), .text("behind"), .long("followed by"), .long("only")])
        try use.query(ConsumerList.self, "consumer.list") { list in
            for row in list.consumers {
                let holder = row.holder.map {
                    "\($0.handle ?? "somebody"), process \($0.pid), since \(use.clock.minutes(ofInstant: $0.since))"
                }
                table.add([row.name, "\(row.position)", "\(row.lag)", holder ?? "", row.filter?.words ?? ""])
            }
            use.terminal.table(table, ifEmpty: "you have no consumers")
        }
    }
}

struct ConsumerDelete: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Forget a consumer's position. The events stay.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its name.") var name: String

    func run(in use: Use) throws {
        try use.query(ConsumerPosition.self, "consumer.delete", ["name": .string(name)]) {
            use.terminal.out("\($0.name) is forgotten; it stood at event \($0.position)\n")
        }
    }
}

extension LogFilter {
    /// As a parameter.
    var tree: JSONTree {
        func list(_ names: [String]?) -> JSONTree? { names.map { .array($0.map(JSONTree.string)) } }
        return JSONTree(present: [
            "categories": list(categories), "streams": list(streams), "subjects": list(subjects), "types": list(types),
        ])
    }

    /// As its options are typed.
    var words: String {
        [("category", categories), ("stream", streams), ("subject", subjects), ("type", types)]
            .compactMap { name, list in list.map { "--\(name) \($0.joined(separator: ","))" } }
            .joined(separator: " ")
    }
}
