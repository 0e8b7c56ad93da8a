import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Explain: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "A rule in plain words; every rule if none is said.",
        discussion: "Rules are named in brackets behind each because of a refusal.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The rule: own-act.") var rule: [String] = []

    func run(in use: Use) throws {
        guard !rule.isEmpty else {
            return try use.query(RuleList.self, "rule.list") { list in
                for rule in list.rules { show(rule, use) }
            }
        }
        let name = rule.joined(separator: "-").lowercased().replacing("_", with: "-").replacing(" ", with: "-")
        let rules = try use.ask(RuleList.self, "rule.list").rules
        guard let found = rules.first(where: { $0.name == name }) else {
            let near = NearNames(of: name, among: rules.map(\.name)).names
            throw Complaint(
                "there is no rule \(name)", because: near.isEmpty ? [] : ["near it: \(near.joined(separator: ", "))"],
                hint: near.first.map { "ledger explain \($0)" } ?? "ledger explain", status: .notFound)
        }
        if use.terminal.isJSON { return use.terminal.out(String(decoding: found.canonicalBytes, as: UTF8.self) + "\n") }
        show(found, use)
    }

    private func show(_ rule: RuleRow, _ use: Use) {
        let lines = DisplayWidth.wrapped(
            printable(rule.explanation), to: use.terminal.width.map { max(20, $0 - 2) } ?? .max)
        use.terminal.out(
            use.terminal.paint.strong(printable(rule.name)) + "\n" + lines.map { "  \($0)\n" }.joined())
    }
}
