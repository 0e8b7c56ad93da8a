import ArgumentParser

struct AgreementGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "What two people expect of each other.",
        subcommands: [
            AgreementPropose.self, AgreementCounter.self, AgreementConfirm.self, AgreementDiscuss.self,
            AgreementReserve.self, AgreementDecline.self, AgreementWithdraw.self, AgreementShow.self,
            AgreementShowAll.self,
        ])
}
