package import LMDB
package import LedgerDomain
package import LedgerStore

/// The kept projection of who owes what to whom, changed in the transaction of the event that changes it.
///
/// It is a function of the folded agreements and promises, so that it can always be made anew: see ``rebuild(_:)``.
package struct CommitmentTable: Sendable {
    /// Raised when what is kept changes; the daemon then rebuilds it at its start.
    package static let version: UInt64 = 3

    private let rows: Database<CommitmentKey, Commitment>
    private let versions: Database<[UInt8], UInt64>
    private static let name = Array("commitments".utf8)

    package init(_ environment: Environment) throws(LMDBError) {
        rows = try environment.openDatabase(
            "commitments", key: CommitmentKey.self, value: Commitment.self, create: true)
        versions = try environment.openDatabase("projections", key: [UInt8].self, value: UInt64.self, create: true)
    }

    /// Takes in one event. O(commitments of the agreement, and promises about it).
    package func apply(_ change: Change, in transaction: inout WriteTransaction) throws {
        switch change.stream {
        case .agreement(let id):
            let promises = try Self.promises(about: id, change.facts)
            try replace(
                Self.entries(change.before?.asAgreement, promises),
                by: Self.entries(change.after?.asAgreement, promises),
                in: &transaction)
        case .promise:
            let before = change.before?.asPromise
            let after = change.after?.asPromise
            try replace(Self.entries(before), by: Self.entries(after), in: &transaction)
            try block(before, after, change.facts, in: &transaction)
        case .ledger, .person, .goal, .metric, .measurement, .strategy, .checkpoint, .agenda, .feedback, .export,
            .looked:
            return
        }
    }

    /// Help that is promised, kept or moved changes who stands in the way of the agreement's milestones.
    private func block(
        _ before: Promise?, _ after: Promise?, _ facts: StoreFacts, in transaction: inout WriteTransaction
    ) throws {
        guard let present = after ?? before, present.kind == .support, let id = present.about?.agreement,
            let agreement = try facts.agreement(id)
        else { return }
        let others = try Self.promises(about: id, facts).filter { $0.id != present.id }
        let was = others + [before].compactMap { $0 }
        let isNow = others + [after].compactMap { $0 }
        guard Commitment.Blocker(of: agreement, was) != Commitment.Blocker(of: agreement, isNow) else { return }
        try replace(Self.entries(agreement, was), by: Self.entries(agreement, isNow), in: &transaction)
    }

    private func replace(
        _ before: [CommitmentKey: Commitment], by after: [CommitmentKey: Commitment],
        in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        for key in before.keys where after[key] == nil { try rows.delete(key, in: &transaction) }
        for (key, row) in after where before[key] != row { try rows.put(key, row, in: &transaction) }
    }

    private static func promises(about agreement: AgreementID, _ facts: StoreFacts) throws -> [Promise] {
        try facts.promises(about: agreement).compactMap { try facts.promise($0) }
    }

    private static func entries(_ agreement: Agreement?, _ promises: [Promise]) -> [CommitmentKey: Commitment] {
        guard let agreement else { return [:] }
        let blocker = Commitment.Blocker(of: agreement, promises)
        return entries(Commitment.all(in: agreement, blocker: blocker))
    }

    private static func entries(_ promise: Promise?) -> [CommitmentKey: Commitment] {
        entries(promise.map { Commitment.all(in: $0) } ?? [])
    }

    /// Each commitment under both of its people.
    private static func entries(_ commitments: [Commitment]) -> [CommitmentKey: Commitment] {
        var entries: [CommitmentKey: Commitment] = [:]
        for commitment in commitments {
            entries[CommitmentKey(commitment, person: commitment.debtor)] = commitment
            entries[CommitmentKey(commitment, person: commitment.creditor)] = commitment
        }
        return entries
    }

    /// Visits what a person owes and is owed, the earliest due first, until `body` answers false.
    ///
    /// - Complexity: O(log n + visited).
    package func forEach<Failure: Error>(
        of person: MemberID, after: CommitmentKey?, in transaction: borrowing some Transaction & ~Copyable,
        _ body: (CommitmentKey, Commitment) throws(Failure) -> Bool
    ) throws {
        let visit = { (key: CommitmentKey, bytes: RawSpan) throws -> Bool in
            guard key.person == person else { return false }
            if let after, key == after { return true }
            return try body(key, Commitment(decoding: bytes))
        }
        if let after {
            try rows.forEach(from: after, in: transaction, visit)
        } else {
            try rows.forEach(prefix: person.number, in: transaction, visit)
        }
    }

    /// Whether what is kept is of this version.
    package func isCurrent(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> Bool {
        try versions.get(Self.name, in: transaction) == Self.version
    }

    /// Makes everything anew from the log, in one transaction. O(events of agreements and promises).
    package func rebuild(_ reading: Reading, in transaction: inout WriteTransaction) throws {
        try rows.removeAll(in: &transaction)
        for (key, row) in try expected(reading, in: transaction) { try rows.put(key, row, in: &transaction) }
        try versions.put(Self.name, Self.version, in: &transaction)
    }

    /// What the log says should be kept.
    package func expected(
        _ reading: Reading, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [CommitmentKey: Commitment] {
        let facts = reading.facts(in: transaction)
        var all: [CommitmentKey: Commitment] = [:]
        for number in 1..<max(1, try facts.nextAgreement().number) {
            let id = AgreementID(number)
            let promises = try Self.promises(about: id, facts)
            all.merge(Self.entries(try facts.agreement(id), promises)) { first, _ in first }
        }
        for number in 1..<max(1, try facts.nextPromise().number) {
            all.merge(Self.entries(try facts.promise(PromiseID(number)))) { first, _ in first }
        }
        return all
    }

    /// What is kept.
    package func kept(
        in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> [CommitmentKey: Commitment] {
        var all: [CommitmentKey: Commitment] = [:]
        try rows.forEach(in: transaction) { (key, bytes) throws(LMDBError) in
            all[key] = try Commitment(decoding: bytes)
            return true
        }
        return all
    }
}
