internal import LedgerDomain

extension Commitment {
    /// What a promise is to both its people as it stands: the promise itself once it was made, and an answer that
    /// somebody waits for.
    static func all(in promise: Promise) -> [Commitment] {
        switch promise.status {
        case .asked(_, let answerBy): [answer(.ask, promise, by: promise.debtor, answerBy)]
        case .open:
            [owed(promise, .open)]
                + (promise.moveAsked.map { [answer(.move, promise, by: promise.creditor, $0.answerBy)] } ?? [])
        case .done(_, _, let contestBy):
            [owed(promise, .done, acceptedAt: contestBy.at), answer(.done, promise, by: promise.creditor, contestBy)]
        case .contested:
            [owed(promise, .contested)]
                + (promise.moveAsked.map { [answer(.move, promise, by: promise.creditor, $0.answerBy)] } ?? [])
        case .confirmed, .settled(.kept, _): [owed(promise, .kept)]
        case .settled(.broken, _): [owed(promise, .broken)]
        case .declined, .withdrawn: []
        }
    }

    private static func owed(_ promise: Promise, _ state: State, acceptedAt: Instant? = nil) -> Commitment {
        guard let due = promise.due else { preconditionFailure("\(promise.id) was made without a day") }
        return Commitment(
            agreement: promise.about?.agreement, kind: .promise, number: promise.id.number, state: state,
            debtor: promise.debtor, creditor: promise.creditor, due: due.at, dueOn: due.on, promise: promise.kind,
            words: promise.wordsSeq, inTerms: promise.inTerms?.number, acceptedAt: acceptedAt)
    }

    private static func answer(
        _ question: Question, _ promise: Promise, by debtor: MemberID, _ due: DueDay
    ) -> Commitment {
        Commitment(
            agreement: promise.about?.agreement, kind: .answer, number: promise.id.number, state: .open,
            debtor: debtor, creditor: debtor == promise.debtor ? promise.creditor : promise.debtor, due: due.at,
            dueOn: due.on, promise: promise.kind, question: question, words: promise.wordsSeq,
            inTerms: promise.inTerms?.number)
    }
}

extension Commitment.Blocker {
    /// Who stands in the way of an agreement's milestones: of the help promised to its member about it, what is due
    /// first and neither done nor let go.
    init?(of agreement: Agreement, _ promises: [Promise]) {
        let help = promises.filter { $0.kind == .support && $0.debtor != agreement.member && $0.isOwed }
        guard let first = help.min(by: { ($0.due!.at, $0.id) < ($1.due!.at, $1.id) }), let due = first.due else {
            return nil
        }
        self.init(person: first.debtor, since: due.at, promise: first.id)
    }
}

extension Promise {
    /// Promised, and not undisputedly done.
    fileprivate var isOwed: Bool {
        switch status {
        case .open, .contested: due != nil
        case .asked, .declined, .done, .confirmed, .settled, .withdrawn: false
        }
    }
}
