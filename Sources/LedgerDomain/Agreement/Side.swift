/// Who somebody is to an agreement, on the day of their act.
struct Side {
    let agreement: Agreement
    let isMember: Bool
    /// Manages the member today; perhaps not who was named when it was proposed.
    let managesToday: Bool
    /// Is named as the manager, and still is.
    let isNamedManager: Bool

    var isEither: Bool { isMember || managesToday }

    /// True when the actor stands on the side on which `person` stood, who was one of the two then.
    func isSame(as person: MemberID) -> Bool { isMember == (person == agreement.member) }
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

    func notASide(_ summary: String, _ side: Side) -> Decision {
        if side.managesToday { return notTheManager(summary, side) }
        let agreement = side.agreement
        return .forbidden(
            summary, .notYours, "only \(agreement.member) and their manager may do this",
            hint: "ledger agreement show \(agreement.id)")
    }

    /// Of somebody else, or of a new manager who has not taken the agreement over.
    func notTheManager(_ summary: String, _ side: Side) -> Decision {
        let agreement = side.agreement
        if side.managesToday {
            return .forbidden(
                summary, .newManager, "you manage \(agreement.member) now, and have not taken \(agreement.id) over",
                hint: "ledger agreement take-over \(agreement.id)")
        }
        return .forbidden(
            summary, .managerThatDay, "only who manages \(agreement.member) today may do this",
            hint: "ledger agreement show \(agreement.id)")
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
        case .expired(let seq):
            breaks(.stillOpen, "\(agreement.id) expired when its window began", events: [seq])
        case .closed(let closed):
            breaks(.stillOpen, "\(agreement.id) closed as \(closed.summary.outcome.rawValue)", events: [closed.seq])
        case .ended(let ended):
            breaks(.stillOpen, "both ended \(agreement.id)", events: [ended.seq])
        }
    }

    /// What came to nothing is not talked about on its own page any more.
    mutating func stillAlive(_ agreement: Agreement) {
        switch agreement.status {
        case .open, .inForce: break
        case .withdrawn, .declined, .expired, .closed, .ended: stillOpen(agreement)
        }
    }
}
