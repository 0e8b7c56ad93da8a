/// Who somebody is to an agreement, on the day of their act.
struct Side {
    let agreement: Agreement
    let isMember: Bool
    /// Manages the member today; perhaps not who was named when it was proposed.
    let managesToday: Bool
    /// Is named as the manager, and still is.
    let isNamedManager: Bool

    var isEither: Bool { isMember || managesToday }
}

extension Act {
    /// Runs `body` with the agreement and the actor's side; "not found" for whoever may not know of it.
    func withAgreement(_ id: AgreementID, _ body: (Side) throws -> Decision) throws -> Decision {
        let hint = "ledger agreement show \(id)"
        guard let agreement = try facts.agreement(id),
            try maySee(agreement: agreement, viewer: actor.id, on: try today(), given: facts)
        else { return .notFound(id, hint: "ledger agreement list") }
        let managesToday = try facts.person(agreement.member).map { try manages($0) } ?? false
        let side = Side(
            agreement: agreement, isMember: actor.id == agreement.member, managesToday: managesToday,
            isNamedManager: managesToday && actor.id == agreement.manager)
        if actor.id == agreement.manager, !managesToday {
            return .forbidden(
                "\(id) is no longer yours", .managerThatDay, "you do not manage \(agreement.member) today", hint: hint)
        }
        return try body(side)
    }

    func event(_ event: Event, of agreement: Agreement, causedBy: Int? = nil, basis: [UInt64] = []) -> NewEvent {
        NewEvent(
            event, in: .agreement(agreement.id), subjects: agreement.parties, causedBy: causedBy, basis: basis)
    }
}

extension Findings {
    /// Negotiation ends when both agreed, or one of them ended it.
    mutating func stillOpen(_ agreement: Agreement) {
        switch agreement.status {
        case .open: break
        case .inForce(let inForce):
            breaks(.stillOpen, "\(agreement.id) is in force", events: [inForce.seq])
        case .withdrawn(let by, let seq):
            breaks(.stillOpen, "\(agreement.id) was withdrawn by \(by)", events: [seq])
        case .declined(let seq):
            breaks(.stillOpen, "\(agreement.id) was declined by \(agreement.member)", events: [seq])
        case .closed(let closed):
            breaks(.stillOpen, "\(agreement.id) closed as \(closed.summary.outcome.rawValue)", events: [closed.seq])
        }
    }

    /// What came to nothing is not talked about on its own page any more.
    mutating func stillAlive(_ agreement: Agreement) {
        switch agreement.status {
        case .open, .inForce: break
        case .withdrawn, .declined, .closed: stillOpen(agreement)
        }
    }
}
