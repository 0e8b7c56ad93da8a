internal import CanonicalJSON
internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// What a log says was erased and carried out, to hold the file of erasures against it: without a line of that file the
/// next erasure of the same owner would count their keys wrongly, and say that it destroyed what it left.
struct CarriedOut {
    var erased: Set<ErasedKey>

    /// The first whose erasure these do not name; nil where they name all.
    func firstMissing(in noted: [Erasure]) -> ErasedKey? {
        erased.subtracting(noted.map { ErasedKey(seq: $0.seq, owner: $0.owner, by: $0.event) }).min { $0.by < $1.by }
    }
}

extension Tables {
    /// What was decided to be erased, and what of it is carried out.
    ///
    /// - Complexity: O(erasures), as is reading the file of them.
    func erasures(
        in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> (decided: Set<ErasedKey>, carriedOut: CarriedOut) {
        var decided: Set<ErasedKey> = []
        try erased.forEach(in: transaction) { (key, _) throws(LMDBError) in
            decided.insert(key)
            return true
        }
        var due: Set<UInt64> = []
        try erasing.forEach(in: transaction) { (event, _) throws(LMDBError) in
            due.insert(event)
            return true
        }
        return (decided, CarriedOut(erased: decided.filter { !due.contains($0.by) }))
    }
}

extension Tables {
    /// Holds a ledger's own file of erasures, which may be missing, against its log.
    ///
    /// - Parameter origin: of the present epoch.
    /// - Throws: `erasuresLost` where it does not name all, with the line that belongs there.
    func requireNoted(
        of layout: Layout, origin: EpochOrigin, in transaction: borrowing some Transaction & ~Copyable
    ) throws {
        let file = ErasuresFile(path: layout.erasures)
        let carriedOut = try erasures(in: transaction).carriedOut
        let noted = file.exists ? try file.read() : []
        guard let missing = carriedOut.firstMissing(in: noted) else { return }
        let line = try line(of: missing, carriedOut, layout, origin, in: transaction)
        throw StoreError.erasuresLost(
            path: file.path, event: missing.by, line: String(decoding: line.dropLast(), as: UTF8.self))
    }

    /// What the file of erasures said, as far as the log and the owners' keys tell it: where later versions were erased as
    /// well, the key's version may be one of those, which is gone too.
    private func line(
        of missing: ErasedKey, _ carriedOut: CarriedOut, _ layout: Layout, _ origin: EpochOrigin,
        in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [UInt8] {
        guard let bytes = try log.get(missing.by, in: transaction) else {
            throw StoreError.damaged(what: "index of erasures", position: missing.by, reason: "it names no event")
        }
        let leaf = try Leaf(JSONDocument(parsing: bytes))
        guard case .person(.disclosureErased(let erased)) = try LedgerStore.event(leaf, seq: missing.by, opened: [])
        else {
            throw StoreError.damaged(what: "index of erasures", position: missing.by, reason: "it names no erasure")
        }
        let owner = MemberID(missing.owner)
        let epoch = try resumed(in: transaction).filter { $0.value <= missing.by }.keys.max() ?? 1
        let present = FileSystem.names(in: layout.owners).filter { $0.hasPrefix("\(owner).") }
            .compactMap { UInt32($0.dropFirst("\(owner).".count)) }.min()
        let count = carriedOut.erased.count { $0.owner == missing.owner && $0.by <= missing.by }
        let key = present.flatMap { $0 > KeyStore.firstVersion ? $0 - 1 : nil } ?? UInt32(count)
        return Erasure(
            event: missing.by, origin: EpochOrigin(first: origin.first, epoch: epoch).origin, owner: owner, key: key,
            seq: erased.seq, members: erased.members, ground: erased.ground
        ).line
    }
}
