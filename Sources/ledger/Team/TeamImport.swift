import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct TeamGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Who is here and who manages whom, in one go.", subcommands: [TeamImport.self])
}

struct TeamImport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Register people from a CSV file (HR); the same file twice changes nothing.",
        discussion: """
            Columns: handle, name, and if you like username (their account on this machine) and manager (a handle, of \
            this file or of the ledger). An empty manager leaves who manages them as it is. Nothing is sent unless \
            every row will do; an import that was cut off is gone on with by importing again. The account of somebody \
            who is registered already is not looked at: ledger member bind changes it.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The file; - for standard input.") var file: String
    @Option(help: ArgumentHelp("From when managers manage; today if not said.", valueName: "day")) var from: String?
    @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do nothing.") var dryRun = false

    func run(in use: Use) throws {
        let bytes = try WholeFile.read(file)
        let reader: CSVReader
        do throws(CSVReader.Malformed) {
            reader = try CSVReader(bytes)
        } catch {
            throw Complaint.usage("\(file), line \(error.line): \(error.because)")
        }
        let plan = try TeamPlan(reader, present: try Self.everybody(use), file: file)
        guard plan.bad.isEmpty else {
            let shown = plan.bad.prefix(20).map(\.description)
            let more = plan.bad.count > shown.count ? ["and \(plan.bad.count - shown.count) more"] : []
            throw Complaint.usage(
                "\(plan.bad.count == 1 ? "a cell" : "\(plan.bad.count) cells") of \(file) will not do; "
                    + "nothing was imported", because: shown + more)
        }
        var counts = Counts(
            registered: plan.people.count, relationships: plan.relationships.count, unchanged: plan.unchanged)
        if !dryRun {
            try send(plan, from: try use.day(from, for: "--from") ?? "\(use.today)", &counts, use)
        }
        tell(counts, use)
    }

    private static func everybody(_ use: Use) throws -> [MemberRow] {
        var rows: [MemberRow] = []
        var after: String?
        repeat {
            let list = try use.ask(
                MemberList.self, "member.list", ["after": JSONTree(after), "limit": .integer(Int64(Limits.listRows))])
            rows += list.rows
            after = list.next
        } while after != nil
        return rows
    }

    /// Each row is a command of its own whose id follows from what it says, so that two imports of the same file, one
    /// after the other or at once, bring it about once.
    private func send(_ plan: TeamPlan, from: String, _ counts: inout Counts, _ use: Use) throws {
        var done = 0
        func command(_ method: String, _ params: JSONTree, distinguishing: [String]) throws -> Bool {
            let id = CommandID.derived(
                from: [use.session.discovery.origin, method, params.description, use.options.actingAs ?? ""]
                    + distinguishing)
            let isRepeated = try use.session.command(method, params, commandID: id).result.duplicate == true
            done += isRepeated ? 0 : 1
            return isRepeated
        }
        do {
            for person in plan.people {
                let isRepeated = try command(
                    "member.register",
                    JSONTree(present: [
                        "handle": .string(person.handle), "name": .string(person.name),
                        "username": JSONTree(person.username),
                    ]), distinguishing: [])
                if isRepeated { counts.registered -= 1 }
            }
            for relationship in plan.relationships {
                // Who was the manager before tells a return to an earlier one from the earlier step itself.
                let isRepeated = try command(
                    "relationship.assign",
                    [
                        "from": .string(from), "manager": .string(relationship.manager),
                        "member": .string(relationship.member),
                    ], distinguishing: [relationship.before ?? "nobody"])
                if isRepeated { counts.relationships -= 1 }
            }
        } catch {
            if done > 0 {
                use.terminal.talk(
                    "ledger: note: \(done) steps before this were done; importing again goes on from there\n")
            }
            throw error
        }
    }

    private struct Counts {
        var registered: Int
        var relationships: Int
        /// Rows that the ledger says already.
        var unchanged: Int
    }

    private func tell(_ counts: Counts, _ use: Use) {
        if use.terminal.isJSON {
            let result: JSONTree = [
                "dryRun": .bool(dryRun), "registered": .integer(Int64(counts.registered)),
                "relationships": .integer(Int64(counts.relationships)),
                "unchanged": .integer(Int64(counts.unchanged)),
            ]
            return use.terminal.out(result.description + "\n")
        }
        let related = "\(counts.relationships) relationship\(counts.relationships == 1 ? "" : "s")"
        let words = dryRun ? ("would register", "would assign") : ("registered", "assigned")
        use.terminal.out(
            "\(words.0) \(counts.registered), \(words.1) \(related), unchanged \(counts.unchanged)\n")
    }
}
