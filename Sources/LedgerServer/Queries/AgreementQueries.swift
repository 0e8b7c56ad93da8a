internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

private enum AgreementState: String, CaseIterable {
    case open, inForce, declined, withdrawn, expired, closed, ended
}

extension QueryMethods {
    static let agreements: [QueryMethod] = [
        QueryMethod(
            "agreement.get", "One agreement, now or as it stood, with everything that was said.", AgreementDetail.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    id: try reader.value("agreement", .agreement),
                    asOf: try resolver.optionalEnd(reader, "asOf", about: "an instant, or a day to its end"),
                    revision: try reader.optional(
                        "revision", .ordinal, about: "whose terms to show; those in force, else the last, if not said")
                )
            }
        ) { query, parameters in
            guard let present = try query.facts.agreement(parameters.id), try query.maySee(present),
                let history = try AgreementHistory(parameters.id, asOf: parameters.asOf, given: query.facts)
            else {
                throw Failure.refused(
                    Refusal(
                        .notFound, "there is no \(parameters.id)\(parameters.asOf.map { " as of \($0)" } ?? "")",
                        hint: "ledger agreement list"))
            }
            if let revision = parameters.revision, history.revision(Int(revision)) == nil {
                throw Failure.refused(
                    Refusal(
                        .notFound, "\(parameters.id) has no revision \(revision)",
                        hint: "ledger agreement show \(parameters.id)"))
            }
            let view = try AgreementViewBuilder(
                query, history, asOf: parameters.asOf, revision: parameters.revision.map(Int.init)
            ).build()
            let speakers = history.events.compactMap { (event) -> MemberID? in
                if case .member(let id) = event.stored.leaf.header.actor { id } else { nil }
            }
            // Whoever is named only by what happened beside the agreement's own stream.
            let beside =
                [view.awaitsManager] + view.questions.flatMap { [$0.by, $0.answeredBy] }
                + view.strategies.map(\.answeredBy) + view.handovers.map(\.from)
            let others = beside.compactMap { $0 }.compactMap { MemberID(text: $0) }
            return AgreementDetail(
                agreement: view, people: try query.people([present.member, present.manager] + speakers + others),
                size: try query.size())
        },
        QueryMethod(
            "agreement.list", "Agreements that you may see.", AgreementList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    member: try resolver.optionalMember(reader, "member"),
                    manager: try resolver.optionalMember(reader, "manager"),
                    state: try reader.optional("state", states), page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let after = parameters.page.after.flatMap { AgreementID(text: $0) } ?? AgreementID(0)
            var found: [Agreement] = []
            for id in try query.candidates(member: parameters.member, manager: parameters.manager) where id > after {
                guard found.count <= parameters.page.limit else { break }
                guard let agreement = try query.facts.agreement(id),
                    parameters.state.map({ $0 == AgreementState(agreement) }) ?? true,
                    parameters.manager.map({ $0 == agreement.manager }) ?? true,
                    try query.maySee(agreement, isShown: found.count < parameters.page.limit)
                else { continue }
                found.append(agreement)
            }
            let shown = found.prefix(parameters.page.limit)
            return AgreementList(
                rows: try shown.map { try query.row($0) },
                next: found.count > shown.count ? shown.last?.id.description : nil,
                people: try query.people(shown.flatMap { try $0.parties + query.awaited($0) }),
                size: try query.size())
        },
    ]

    private static let states = Shape<AgreementState>.choice(of: AgreementState.self)
}

extension Query {
    /// - Parameter isShown: whether the answer then has something of it.
    func maySee(_ agreement: Agreement, isShown: Bool = true) throws -> Bool {
        guard try LedgerDomain.maySee(agreement: agreement, viewer: viewer, on: today, given: facts) else {
            return false
        }
        if isShown { try show(agreement.member, agreement.manager) }
        return true
    }

    /// In the order of their numbers. O(agreements) without a person, O(theirs) with one.
    fileprivate func candidates(member: MemberID?, manager: MemberID?) throws -> [AgreementID] {
        if let member { return try facts.agreements(asMember: member) }
        if let manager { return try facts.agreements(asManager: manager) }
        return try (1..<max(1, facts.nextAgreement().number)).map { AgreementID($0) }
    }
}

extension Agreement {
    var stateWord: String { AgreementState(self).rawValue }
}

extension AgreementState {
    init(_ agreement: Agreement) {
        self =
            switch agreement.status {
            case .open: .open
            case .inForce: .inForce
            case .withdrawn: .withdrawn
            case .declined: .declined
            case .expired: .expired
            case .closed: .closed
            case .ended: .ended
            }
    }
}

extension Query {
    fileprivate func awaited(_ agreement: Agreement) throws -> [MemberID] {
        try agreement.awaitedManager(on: today, given: facts).map { [$0] } ?? []
    }

    fileprivate func row(_ agreement: Agreement) throws -> AgreementRow {
        AgreementRow(agreement, awaits: try awaited(agreement).first)
    }
}

extension AgreementRow {
    fileprivate init(_ agreement: Agreement, awaits: MemberID?) {
        var isOutdated = false
        if case .outdated = agreement.alignment { isOutdated = true }
        let verdicts = agreement.inForce?.verdicts ?? []
        func count(_ verdict: Verdict) -> Int { verdicts.count { $0.effective == verdict } }
        let terms = agreement.termsInForce ?? agreement.standing.terms
        let counts = MilestoneCounts(
            met: count(.met), missed: count(.missed), notMeasured: count(.notMeasured),
            open: verdicts.isEmpty ? terms.milestones.count : verdicts.count { !$0.isSettled })
        self.init(
            alignment: isOutdated ? "outdated" : nil, amending: agreement.amendment == nil ? nil : true,
            awaitsManager: awaits?.description, id: agreement.id.description, manager: agreement.manager.description,
            member: agreement.member.description, milestones: counts,
            notAgreed: agreement.inForce?.notAgreed == true ? true : nil, revision: Int(agreement.standing.revision),
            state: agreement.stateWord,
            window: Period(from: terms.window.from.description, to: terms.window.to.description))
    }
}
