import ArgumentParser

/// The verbs that people need every week; `ledger --help` shows them before all others.
enum Everyday {
    static let commands: [any ParsableCommand.Type] = [
        Next.self, CheckIn.self, My.self, Owe.self, Ask.self, Done.self, Thank.self, Note.self, Ok.self, No.self,
        AnswerGiven.self, Agree.self, Amend.self, AgreementConfirm.self, LineOfSightShow.self, TimelineShow.self,
        MirrorShow.self, AgendaGroup.self, Digest.self, LookedShow.self,
    ]
}
