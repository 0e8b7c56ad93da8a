import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Digest: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "What waits for you, as ids and counts only; nothing when nothing waits.",
        discussion: "For cron and mail: no names and no words of anybody are in it.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        let (items, _) = try use.waiting()
        let late = items.filter { $0.late == true }
        if use.terminal.isJSON {
            let tree: JSONTree = [
                "count": .integer(Int64(items.count)), "ids": .array(items.map { .string($0.id) }),
                "late": .integer(Int64(late.count)),
            ]
            return use.terminal.out("\(tree)\n")
        }
        guard !items.isEmpty else { return }
        let count = items.count == 1 ? "1 thing waits" : "\(items.count) things wait"
        use.terminal.out("\(count) for you\(late.isEmpty ? "" : ", \(late.count) late")\n")
        for (title, ids) in [("late", late), ("waiting", items.filter { $0.late != true })] where !ids.isEmpty {
            use.terminal.out("\(title): \(ids.map(\.id).joined(separator: " "))\n")
        }
        use.terminal.out("see: ledger\n")
    }
}
