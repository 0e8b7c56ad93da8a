import ArgumentParser

struct AgreementGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "What two people expect of each other.",
        subcommands: [
            AgreementPropose.self, AgreementCounter.self, AgreementConfirm.self, AgreementDiscuss.self,
            AgreementReserve.self, AgreementDecline.self, AgreementWithdraw.self, AgreementShow.self,
            AgreementShowAll.self, AgreementInvite.self, AgreementWaiveInvitation.self, AgreementAsk.self,
            AgreementAnswer.self, AgreementCorrect.self, AgreementSet.self, AgreementCosign.self,
            AgreementReceive.self, AgreementAmend.self, AgreementDeclineAmendment.self,
            AgreementWithdrawAmendment.self, AgreementProposeEnd.self, AgreementAcceptEnd.self,
            AgreementDeclineEnd.self, AgreementOverrideHow.self, AgreementAffirm.self, AgreementTakeOver.self,
        ])
}
