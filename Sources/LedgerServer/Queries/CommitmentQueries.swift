internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

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
            // A value changes no commitment: what the clock makes of it is an event of the agreement.
            readsMeasurements: false,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    side: try reader.optional("side", sides) ?? .both,
                    state: try reader.optional("state", standings) ?? .all, page: try Paging(from: reader)
                )
            },
            bytes: { query, parameters in
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
                let ledger = try query.facts.ledger()
                return try query.list(of: person, after: after, limit: parameters.page.limit) { (key, commitment) in
                    parameters.side.includes(key) && parameters.state.includes(commitment, at: query.now, in: ledger)
                }
            })
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
    func includes(_ commitment: Commitment, at now: Instant, in ledger: LedgerState) -> Bool {
        guard let state = commitment.state(at: now, in: ledger) else { return false }
        return switch self {
        case .all: true
        case .open: !state.isEnd
        case .late: commitment.isLate(at: now, in: ledger)
        case .done: state.isEnd
        }
    }
}

extension Query {
    /// A page of what somebody owes and is owed: the bytes of a ``CommitmentList``.
    ///
    /// - Complexity: O(rows visited); each row goes from the table into the answer with nothing in between.
    fileprivate func list(
        of person: MemberID, after: CommitmentKey?, limit: Int, where isShown: (CommitmentKey, Commitment) -> Bool
    ) throws -> [UInt8] {
        // Most rows have 200 to 260 bytes, and most lists fewer rows than they may.
        var writer = CanonicalWriter(reservingCapacity: 512 + 256 * min(limit, 64))
        try writer.object { (w) throws in
            var rows = try CommitmentRows(self)
            var shown = 0
            var last: CommitmentKey?
            var hasMore = false
            try w.array("commitments") { (list) throws in
                try service.commitments.forEach(of: person, after: after, in: facts.view) { (key, commitment) throws in
                    guard isShown(key, commitment) else { return true }
                    guard shown < limit else {
                        hasMore = true
                        return false
                    }
                    try rows.write(commitment, to: &list)
                    shown += 1
                    last = key
                    return true
                }
            }
            if hasMore, let last { w.string("next", last.cursor) }
            try people(rows.people).write("people", to: &w)
            w.integer("size", Int64(try size()))
        }
        return writer.bytes
    }
}
