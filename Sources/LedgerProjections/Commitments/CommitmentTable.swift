package import LMDB
package import LedgerDomain
package import LedgerStore

/// The kept projection of who owes what to whom, changed in the transaction of the event that changes it.
///
/// It is a function of the folded agreements, so that it can always be made anew: see ``rebuild(_:)``.
package struct CommitmentTable: Sendable {
    /// Raised when what is kept changes; the daemon then rebuilds it at its start.
    package static let version: UInt64 = 1

    private let rows: Database<CommitmentKey, Commitment>
    private let versions: Database<[UInt8], UInt64>
    private static let name = Array("commitments".utf8)

    package init(_ environment: Environment) throws(LMDBError) {
        rows = try environment.openDatabase(
            "commitments", key: CommitmentKey.self, value: Commitment.self, create: true)
        versions = try environment.openDatabase("projections", key: [UInt8].self, value: UInt64.self, create: true)
    }

    /// Takes in one event. O(commitments of the agreement).
    package func apply(_ change: Change, in transaction: inout WriteTransaction) throws(LMDBError) {
        guard case .agreement = change.stream else { return }
        let before = change.before?.asAgreement.map { Self.entries($0) } ?? [:]
        let after = change.after?.asAgreement.map { Self.entries($0) } ?? [:]
        for key in before.keys where after[key] == nil { try rows.delete(key, in: &transaction) }
        for (key, row) in after where before[key] != row { try rows.put(key, row, in: &transaction) }
    }

    private static func entries(_ agreement: Agreement) -> [CommitmentKey: Commitment] {
        var entries: [CommitmentKey: Commitment] = [:]
        for commitment in Commitment.all(in: agreement) {
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

    /// Makes everything anew from the log, in one transaction. O(events of agreements).
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
        let next = try facts.nextAgreement().number
        var all: [CommitmentKey: Commitment] = [:]
        for number in 1..<max(1, next) {
            guard let agreement = try facts.agreement(AgreementID(number)) else { continue }
            all.merge(Self.entries(agreement)) { first, _ in first }
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
