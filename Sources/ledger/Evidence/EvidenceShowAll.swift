import ArgumentParser
import CanonicalJSON
import LedgerAudit
import LedgerRPC
import TransparencyLog

struct EvidenceShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What was taken out of the ledger: by you, or concerning you.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose; yours if not said.") var person: String?
    @OptionGroup var page: PageOptions
    @Flag(help: "The SHA-256 of each bundle's manifest instead, for ledger verify --digest.") var digests = false

    func run(in use: Use) throws {
        var table = Table(
            digests
                ? [.text("id"), .text("day"), .text("manifest")]
                : [
                    .text("id"), .text("day"), .text("by"), .text("of"), .long("what for"), .long("for whom"),
                    .text("bundles"),
                ])
        try use.pages(ExportList.self, "evidence.list", ["person": JSONTree(person)], page) { list in
            for row in list.rows {
                let day = use.clock.date(ofInstant: row.at).map { "\($0)" } ?? row.at
                if digests {
                    for digest in row.delivered { table.add([row.id, day, Self.asPrinted(digest)]) }
                    continue
                }
                table.add([
                    row.id, day, list.people.name(of: row.by), Self.of(row.scope, list.people),
                    row.purpose ?? "(withheld)", row.recipient ?? "",
                    row.delivered.isEmpty ? "none yet" : "\(row.delivered.count)",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: digests ? "no bundle was made whole" : "nothing was exported")
        }
    }

    /// As sha256sum prints it; base64url may begin like an option.
    private static func asPrinted(_ digest: String) -> String {
        Hash256(base64url: digest)?.hexadecimal ?? digest
    }

    private static func of(_ scope: String, _ people: People) -> String {
        let number = scope.drop { !$0.isNumber }
        if scope.hasPrefix("person/") { return people.name(of: "U\(number)") }
        return scope.hasPrefix("agreement/") ? "A\(number)" : "everything"
    }
}

struct EvidenceSee: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "see", abstract: "Say that you know of an export that concerns you.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("The export.", valueName: "X4")) var export: String

    func run(in use: Use) throws {
        try use.command("evidence.see", ["export": .string(export)]) { _ in "it is noted that you know of \(export)" }
    }
}
