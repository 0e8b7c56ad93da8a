internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB

private enum Side: String, CaseIterable {
    case debtor, creditor, both
}

private enum Standing: String, CaseIterable {
    case open, late, done, all
}

extension QueryMethods {
    static let commitments: [QueryMethod] = [
        QueryMethod(
            "commitments.list", "What somebody owes and is owed, the earliest due first.", CommitmentList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    side: try reader.optional("side", sides) ?? .both,
                    state: try reader.optional("state", standings) ?? .all, page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let person = parameters.person ?? query.viewer
            try query.requireSight(of: person, parameters.person == nil ? "you" : "that person")
            var after: CommitmentKey?
            if let cursor = parameters.page.after {
                after = CommitmentKey(cursor: cursor, person: person)
                guard after != nil else {
                    throw Failure.invalid(
                        ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(cursor)\""))
                }
            }
            var found: [(key: CommitmentKey, commitment: Commitment)] = []
            try query.service.commitments.forEach(of: person, after: after, in: query.facts.view) {
                (key, commitment) throws(LMDBError) in
                guard parameters.side.includes(key), parameters.state.includes(commitment, at: query.now) else {
                    return true
                }
                found.append((key, commitment))
                return found.count <= parameters.page.limit
            }
            let shown = found.prefix(parameters.page.limit)
            return CommitmentList(
                commitments: try shown.map { try query.row($0.commitment) },
                next: found.count > shown.count ? shown.last?.key.cursor : nil,
                people: try query.people(shown.flatMap { [$0.commitment.debtor, $0.commitment.creditor] }),
                size: try query.size())
        }
    ]

    private static let sides = Shape<Side>.choice(of: Side.self)
    private static let standings = Shape<Standing>.choice(of: Standing.self)
}

extension Side {
    func includes(_ key: CommitmentKey) -> Bool {
        switch self {
        case .both: true
        case .debtor: key.side == 0
        case .creditor: key.side == 1
        }
    }
}

extension Standing {
    func includes(_ commitment: Commitment, at now: Instant) -> Bool {
        switch self {
        case .all: true
        case .open: commitment.state == .open
        case .late: commitment.isLate(at: now)
        case .done: commitment.state != .open
        }
    }
}

extension Commitment {
    /// A milestone is not late while its verdict is still to come: its day has passed and the numbers settle.
    fileprivate func isLate(at now: Instant) -> Bool { state == .open && kind != .milestone && due <= now }

    fileprivate func word(at now: Instant) -> String {
        if isLate(at: now) { return "late" }
        return switch state {
        case .open: "open"
        case .met: "met"
        case .missed: "missed"
        case .notMeasured: "notMeasured"
        case .waived: "waived"
        case .kept: "kept"
        }
    }
}

extension Query {
    fileprivate func row(_ commitment: Commitment) throws -> CommitmentRow {
        var blocker: Blocker?
        if commitment.state == .open, let found = commitment.blocker, found.since <= now {
            blocker = Blocker(
                because: "help promised in \(commitment.agreement) is late", person: found.person.description)
        }
        let kind: String =
            switch commitment.kind {
            case .milestone: "milestone"
            case .promise: (commitment.promise ?? .plain).rawValue
            case .confirmation: "confirmation"
            }
        return CommitmentRow(
            agreement: commitment.agreement.description, blocker: blocker, creditor: commitment.creditor.description,
            debtor: commitment.debtor.description, due: commitment.due.description,
            dueOn: commitment.dueOn.description, id: commitment.id, kind: kind,
            metric: commitment.metric?.description,
            metricName: try commitment.metric.flatMap { try definition($0)?.name }, state: commitment.word(at: now),
            target: commitment.target?.description, value: commitment.value?.description, what: try what(commitment))
    }

    /// What a promise of the terms says, opened for a reader who may see the agreement.
    private func what(_ commitment: Commitment) throws -> String? {
        guard commitment.kind == .promise, let stored = try facts.reading.leaf(at: commitment.terms, in: facts.view)
        else {
            return nil
        }
        let terms: Terms? =
            switch try facts.reading.openedEvent(stored, in: facts.view) {
            case .agreement(.proposed(let proposed)): proposed.terms
            case .agreement(.countered(let countered)): countered.terms
            default: nil
            }
        let index = Int(commitment.number) - 1
        guard let terms, terms.promises.indices.contains(index) else { return nil }
        return terms.promises[index].what.said
    }
}
