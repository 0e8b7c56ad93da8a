import ArgumentParser

struct PromiseGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "What one person owes another, and help that was asked for.",
        discussion:
            "ledger promise dana \"ask legal about the clause\" thursday shows it to you before it is promised.",
        subcommands: [
            PromiseAsk.self, PromiseMake.self, PromiseAccept.self, PromiseDecline.self, PromiseDone.self,
            PromiseConfirm.self, PromiseContest.self, PromiseSettle.self, PromiseMove.self, PromiseRefuseMove.self,
            PromiseWithdraw.self, PromiseShow.self, PromiseShowAll.self, PromiseSomething.self,
        ], defaultSubcommand: PromiseSomething.self)
}

/// What can be asked for and promised.
enum PromiseKindWord: String, ExpressibleByArgument, CaseIterable {
    case plain, support, correction, change
}
