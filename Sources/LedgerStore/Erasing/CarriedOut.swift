internal import LMDB
internal import LedgerDomain

/// What a log says was erased and carried out, to hold the file of erasures against it: without a line of that file the
/// next erasure of the same owner would count their keys wrongly, and say that it destroyed what it left.
struct CarriedOut {
    var erased: Set<ErasedKey>

    /// The first event whose erasure these do not name; nil where they name all.
    func firstMissing(in noted: [Erasure]) -> UInt64? {
        erased.subtracting(noted.map { ErasedKey(seq: $0.seq, owner: $0.owner, by: $0.event) }).map(\.by).min()
    }

    /// - Parameter file: the ledger's own, which may be missing.
    /// - Throws: `erasuresLost` where it does not name all.
    func requireNoted(in file: ErasuresFile) throws(StoreError) {
        try requireNoted(in: file.exists ? file.read() : [], of: file.path)
    }

    func requireNoted(in noted: [Erasure], of path: String) throws(StoreError) {
        guard let missing = firstMissing(in: noted) else { return }
        throw .erasuresLost(path: path, event: missing)
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
