internal import CanonicalJSON
package import LMDB
package import LedgerDomain
internal import LedgerFormat

extension Reading {
    /// What of one event was erased member by member: its name, and on what ground.
    package func erasedMembers(
        of seq: UInt64, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [String: ErasureGround] {
        var found: [String: ErasureGround] = [:]
        for key in try erasures(withPrefix: seq, in: transaction) {
            guard let erased = try erased(by: key.by, in: transaction) else { continue }
            for member in erased.members { found[member] = erased.ground }
        }
        return found
    }

    /// On what ground everything was erased that was `owner`'s when the event at `seq` was written; nil if it was not.
    package func erasure(
        of owner: MemberID, after seq: UInt64, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> ErasureGround? {
        for key in try erasures(withPrefix: VaultPosition(seq: ErasedKey.everything, owner: owner), in: transaction)
        where key.by >= seq {
            return try erased(by: key.by, in: transaction)?.ground
        }
        return nil
    }

    /// Why what is sealed in an event and was not opened cannot be opened, by name; nothing for what others must open.
    ///
    /// - Parameters:
    ///   - opened: names that were opened.
    ///   - lost: owners of rows whose key is gone.
    func grounds(
        of stored: StoredLeaf, opened: Set<String>, lost: [MemberID?],
        in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [String: ErasureGround] {
        var found = try erasedMembers(of: stored.seq, in: transaction)
        for owner in lost {
            guard let owner, let ground = try erasure(of: owner, after: stored.seq, in: transaction) else { continue }
            for member in stored.leaf.sealed.members where !opened.contains(member.key) && found[member.key] == nil {
                found[member.key] = ground
            }
        }
        return found
    }

    /// The sealed members of an event that nobody can open because they were erased.
    package func erasedNames(
        at seq: UInt64, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> Set<String> {
        guard let stored = try leaf(at: seq, in: transaction) else { return [] }
        var opened: Set<String> = []
        var lost: [MemberID?] = []
        for (owner, row) in try rows(of: seq, in: transaction) {
            if let found = try vault.open(row, seq: seq, owner: owner) {
                opened.formUnion(found.compactMap { $0.opened()?.name })
            } else {
                // Under a key that an erasure of something else destroyed, in a log that was restored from before it.
                let isOld = Vault.version(of: row).map { $0 < vault.keys.presentVersion(of: owner) } ?? false
                if isOld { return Set(stored.leaf.sealed.members.map(\.key)).subtracting(opened) }
                lost.append(owner)
            }
        }
        return Set(try grounds(of: stored, opened: opened, lost: lost, in: transaction).keys)
    }

    private func erasures(
        withPrefix prefix: some KeyCodec, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [ErasedKey] {
        var keys: [ErasedKey] = []
        try tables.erased.forEach(prefix: prefix, in: transaction) { (key, _) throws(LMDBError) in
            keys.append(key)
            return true
        }
        return keys
    }

    func erased(by seq: UInt64, in transaction: borrowing some Transaction & ~Copyable) throws -> DisclosureErased? {
        guard let stored = try leaf(at: seq, in: transaction),
            case .person(.disclosureErased(let erased)) = try stored.event()
        else { return nil }
        return erased
    }
}
