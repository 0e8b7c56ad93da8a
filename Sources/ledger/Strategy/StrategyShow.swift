import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct StrategyGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strategy", abstract: "How to get there: the member proposes, the manager answers.",
        subcommands: [
            StrategyPropose.self, StrategyAdopt.self, StrategyAdapt.self, StrategyAccept.self, StrategyDecline.self,
            StrategyWithdraw.self, StrategyShow.self, StrategyShowAll.self,
        ])
}

struct StrategyShow: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One strategy, and its answer.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The strategy: S4.") var strategy: String

    func run(in use: Use) throws {
        try use.query(StrategyDetail.self, "strategy.get", ["strategy": .string(strategy)]) { detail in
            let view = detail.strategy
            var facts = Facts()
            facts.add(view.id, "\(detail.people.name(of: view.member)) for \(view.agreement), \(view.state)")
            facts.add("strategy", view.text ?? "(withheld)")
            facts.add("answer", view.reply)
            facts.add("answered by", view.answeredBy.map(detail.people.name))
            facts.add("answered", view.answeredAt.map(use.clock.minutes))
            if view.answeredAt == nil {
                let due = use.clock.minutes(ofInstant: view.answerBy)
                facts.add(view.late ? "late since" : "answer due", due)
            }
            use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
        }
    }
}

struct StrategyShowAll: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable {
        case proposed, adopted, adapted, accepted, declined, withdrawn
    }

    static let configuration = CommandConfiguration(commandName: "list", abstract: "The strategies that you may see.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("Only of this agreement.", valueName: "A12")) var agreement: String?
    @Option(help: "Only in this state.") var state: State?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .text("id"), .text("agreement"), .text("member"), .text("state"), .long("strategy"), .long("reply"),
        ])
        try use.pages(
            StrategyList.self, "strategy.list",
            ["agreement": JSONTree(agreement), "state": JSONTree(state?.rawValue)], page
        ) { list in
            for row in list.rows {
                table.add([
                    row.id, row.agreement, list.people.name(of: row.member), row.late ? "late" : row.state,
                    row.text ?? "(withheld)", row.reply ?? "",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no strategies")
        }
    }
}
