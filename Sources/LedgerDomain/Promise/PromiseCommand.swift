package enum PromiseCommand: Hashable, Sendable {
    case ask(of: MemberID, PromiseDraft)
    case make(PromiseMaking)
    case decline(PromiseID, reason: String)
    case done(PromiseID, evidence: String?)
    case confirm(PromiseID)
    case contest(PromiseID, reason: String)
    case settle(PromiseID, PromiseVerdict, reason: String)
    /// The debtor asks for another day, the creditor agrees to it; nil is the day that the debtor asked for.
    case move(PromiseID, due: Day?, reason: String?)
    case refuseMove(PromiseID, reason: String?)
    case withdraw(PromiseID, reason: String)

    var promise: PromiseID? {
        switch self {
        case .ask: nil
        case .make(let making): making.promise
        case .decline(let id, _), .done(let id, _), .confirm(let id), .contest(let id, _),
            .settle(let id, _, _), .move(let id, _, _), .refuseMove(let id, _), .withdraw(let id, _):
            id
        }
    }
}

/// A promise as it is asked for.
package struct PromiseDraft: Hashable, Sendable {
    package var kind: PromiseKind
    package var what: String
    /// May be left open: then the debtor says it.
    package var due: Day?
    package var about: AboutReference?
    package init(kind: PromiseKind, what: String, due: Day?, about: AboutReference?) {
        self.kind = kind
        self.what = what
        self.due = due
        self.about = about
    }
}

/// A promise as it is made: something new to somebody, or what was asked for.
package struct PromiseMaking: Hashable, Sendable {
    /// The ask that it answers: whom, what and why stand there, and the day unless another is said.
    package var promise: PromiseID?
    package var to: MemberID?
    /// Plain unless said.
    package var kind: PromiseKind?
    package var what: String?
    package var due: Day?
    package var about: AboutReference?
    package init(
        promise: PromiseID?, to: MemberID?, kind: PromiseKind?, what: String?, due: Day?, about: AboutReference?
    ) {
        self.promise = promise
        self.to = to
        self.kind = kind
        self.what = what
        self.due = due
        self.about = about
    }
}

extension Act {
    func decide(_ command: PromiseCommand) throws -> Decision {
        switch command {
        case .ask(let debtor, let draft): try askForPromise(of: debtor, draft)
        case .make(let making): try makePromise(making)
        case .decline(let id, let reason): try declinePromise(id, reason: reason)
        case .done(let id, let evidence): try sayDone(id, evidence: evidence)
        case .confirm(let id): try confirmPromise(id)
        case .contest(let id, let reason): try contestPromise(id, reason: reason)
        case .settle(let id, let verdict, let reason): try settlePromise(id, verdict, reason: reason)
        case .move(let id, let due, let reason): try movePromise(id, due: due, reason: reason)
        case .refuseMove(let id, let reason): try refuseMove(id, reason: reason)
        case .withdraw(let id, let reason): try withdrawPromise(id, reason: reason)
        }
    }
}
