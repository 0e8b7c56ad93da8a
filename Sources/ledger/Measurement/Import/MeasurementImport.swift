import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct MeasurementImport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Record measurements from a CSV file; the same file twice changes nothing.",
        discussion: """
            The map is a YAML file: source, key (the column that tells rows apart), member (the column with people), \
            where (only rows with these values), and metrics, each with value: COLUMN or days-from: and days-to:, and \
            as-of: COLUMN.
            """)
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The file; - for standard input.", valueName: "file")) var csv: String
    @Option(help: ArgumentHelp("How its columns become measurements.", valueName: "file")) var map: String
    @Option(help: ArgumentHelp("Only values of this day and later.", valueName: "day")) var from: String?
    @Option(help: ArgumentHelp("Only values of this day and earlier.", valueName: "day")) var to: String?
    @Flag(name: .customLong("skip-bad-rows"), help: "Import the rest when some rows will not do.") var skipBadRows =
        false
    @Flag(name: .customLong("dry-run"), help: "Say what would be recorded, and record nothing.") var dryRun = false

    func run(in use: Use) throws {
        let map = try ImportMap(parsing: WholeFile.read(self.map, bound: 1 << 20), file: self.map)
        let reader: CSVReader
        do throws(CSVReader.Malformed) {
            reader = try CSVReader(try read())
        } catch {
            throw Complaint.usage("\(csv), line \(error.line): \(error.because)")
        }
        let people = try PeopleByName(use)
        let plan = try ImportPlan(
            reader, map: map, from: try use.day(from, for: "--from").flatMap { CalendarDate($0) },
            to: try use.day(to, for: "--to").flatMap { CalendarDate($0) }, person: people.id)
        if !plan.bad.isEmpty { try tell(plan.bad, use) }
        try record(plan, source: map.source, use)
    }

    private func read() throws(CSVReader.Malformed) -> [UInt8] {
        do {
            return try WholeFile.read(csv)
        } catch {
            throw CSVReader.Malformed(line: 0, because: (error as? Complaint)?.because.first ?? "\(error)")
        }
    }

    private func tell(_ bad: [ImportPlan.BadRow], _ use: Use) throws {
        let shown = bad.prefix(20).map(\.description)
        let more = bad.count > shown.count ? ["and \(bad.count - shown.count) more rows"] : []
        let what = "\(bad.count) row\(bad.count == 1 ? "" : "s") of \(csv) will not do"
        guard skipBadRows else {
            throw Complaint.usage(
                what + "; nothing was imported", because: shown + more,
                hint: "mend them, or leave them out with --skip-bad-rows")
        }
        use.terminal.talk(
            (["ledger: skipped: \(what)"] + (shown + more).map { "  \(printable($0))" }).joined(separator: "\n") + "\n")
    }

    /// Sends a thousand at a time, each thousand one command with an id of its own: what was cut off is gone on with
    /// by importing again.
    private func record(_ plan: ImportPlan, source: String, _ use: Use) throws {
        var recorded = 0
        var unchanged = 0
        if !dryRun {
            for start in stride(from: 0, to: plan.values.count, by: Limits.recordMany) {
                let batch = plan.values[start..<min(start + Limits.recordMany, plan.values.count)]
                let params: JSONTree = ["source": .string(source), "values": .array(batch.map(Self.tree))]
                do {
                    let result = try use.session.command("measurement.recordMany", params).result
                    recorded += result.events.count
                    unchanged += result.unchanged ?? 0
                } catch {
                    if recorded + unchanged > 0 {
                        use.terminal.talk(
                            "ledger: note: \(recorded) values before this were recorded; importing again goes on from there\n"
                        )
                    }
                    throw error
                }
            }
        }
        let counts: [(String, Int)] = [
            (dryRun ? "would record" : "recorded", dryRun ? plan.values.count : recorded), ("unchanged", unchanged),
            ("skipped", plan.bad.count), ("left out", plan.leftOut),
        ]
        if use.terminal.isJSON {
            let members = counts.map {
                (
                    $0.0 == "left out" ? "leftOut" : $0.0 == "would record" ? "wouldRecord" : $0.0,
                    JSONTree.integer(Int64($0.1))
                )
            }
            use.terminal.out(JSONTree.object(members).description + "\n")
        } else {
            use.terminal.out(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "\n")
        }
    }

    private static func tree(_ value: ImportPlan.Value) -> JSONTree {
        [
            "asOf": .string("\(value.asOf)"), "member": .string(value.member), "metric": .string(value.metric),
            "ref": .string(value.ref), "value": .string(value.value),
        ]
    }
}
