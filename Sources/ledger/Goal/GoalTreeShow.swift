import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct GoalTreeShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "The goals, each under the one that it serves.", aliases: ["list"])
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Only this goal and those under it.") var root: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .long("goal"), .text("id"), .text("owner"), .text("period"), .number("target"), .text("state"),
        ])
        var depths: [String: Int] = [:]
        try use.pages(GoalTree.self, "goal.tree", ["root": JSONTree(root)], page) { tree in
            for goal in tree.goals {
                let depth = goal.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
                depths[goal.id] = depth
                let target = goal.target.map { $0 + (goal.metric.map { " \($0)" } ?? "") } ?? ""
                table.add([
                    String(repeating: "  ", count: depth) + goal.title, goal.id, tree.people.name(of: goal.owner),
                    "\(goal.period.from) – \(goal.period.to)", target, goal.state,
                ])
            }
            return tree.next
        } end: {
            use.terminal.table(table, ifEmpty: "no goals")
        }
    }
}
