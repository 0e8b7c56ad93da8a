internal import LedgerDomain
internal import LedgerStore

/// What waits between the two sides of an agreement that is not over.
extension Waiting {
    /// Everything of the person's own agreements, and of those of whom they manage today.
    mutating func addAgreementItems() throws {
        for agreement in try ownAgreements() {
            let side = AgreementSide(agreement, of: id, managerToday: try manager(of: agreement.member))
            addConfirmation(agreement, side)
            addAmendment(of: agreement, side)
            try addCourse(of: agreement, side)
            try addStrategies(of: agreement, side)
            try addMeetings(of: agreement, side)
        }
    }

    /// Those that are not over, on whichever side the person stands, by number.
    mutating func ownAgreements() throws -> [Agreement] {
        var ids = try facts.agreements(asMember: id) + facts.agreements(asManager: id)
        for report in try reports() { ids += try facts.agreements(asMember: report.id) }
        var found: [Agreement] = []
        for id in Set(ended.alive(ids) { .agreement($0) }).sorted() {
            guard look() else { break }
            guard let agreement = try facts.agreement(id) else { continue }
            if !agreement.isOver {
                found.append(agreement)
            } else if !agreement.mayComeBack {
                ended.remember(.agreement(id))
            }
        }
        return found
    }

    func manager(of member: MemberID) throws -> MemberID? { try facts.person(member)?.manager(on: today) }
}

extension Agreement {
    /// Nothing waits for either side.
    var isOver: Bool {
        switch status {
        case .open, .inForce: false
        case .withdrawn, .declined, .expired, .closed, .ended: true
        }
    }

    /// What was declined may still be set without agreement.
    var mayComeBack: Bool {
        if case .declined = status { true } else { false }
    }
}

/// Who a person is to an agreement today.
struct AgreementSide {
    let isMember: Bool
    /// Is named as the manager, and still manages the member.
    let isNamedManager: Bool
    /// Manages the member today, and perhaps is not named.
    let managesToday: Bool
    /// Who is named on the other side.
    let other: MemberID
    /// Who stands on the other side today; who is named where nobody manages the member now.
    let present: MemberID

    init(_ agreement: Agreement, of person: MemberID, managerToday: MemberID?) {
        isMember = person == agreement.member
        managesToday = person == managerToday
        isNamedManager = managesToday && person == agreement.manager
        other = isMember ? agreement.manager : agreement.member
        present = isMember ? managerToday ?? agreement.manager : agreement.member
    }
}
