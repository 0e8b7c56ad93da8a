package import LMDB
internal import Synchronization
package import TransparencyLog

/// Signs heads: only of what LMDB has committed, at most one for each size, on disk before it leaves.
package final class HeadSigner: Sendable {
    private let reading: Reading
    private let file: HeadFile
    private let last = Mutex<Signed?>(nil)

    package typealias Signed = (head: TreeHead, note: SignedNote)

    package init(_ store: Store) {
        reading = store.reading
        file = HeadFile(path: store.layout.head)
    }

    package var verifierKey: VerifierKey { reading.secrets.signer.verifierKey }

    /// The signed head of what `transaction`, a snapshot, shows. On return its note is durable.
    ///
    /// Where a note cannot be written, because the disk is full, it is the newest that could be: reading goes on, and
    /// nobody is shown a head that a restart would not know.
    ///
    /// - Throws: `StoreError.cannotWrite` where no head was ever kept.
    /// - Complexity: O(log n) reads; for a size not signed before, one signature and four flushes.
    package func head(in transaction: borrowing ReadTransaction) throws -> Signed {
        let size = try reading.size(in: transaction)
        let root = try reading.root(ofSize: size, in: transaction)
        return try last.withLock { (last) in
            if let last, last.head.size >= size {
                if last.head.size == size { return last }
                // A snapshot from before: its head is signed, but the file keeps the later one.
                let head = try TreeHead(origin: reading.origin, size: size, root: root)
                return (head, try head.signed(by: reading.secrets.signer))
            }
            if let last {
                let before = try reading.root(ofSize: last.head.size, in: transaction)
                guard before == last.head.root else {
                    throw StoreError.olderThanHead(headSize: last.head.size, logSize: size)
                }
            }
            let head = try TreeHead(origin: reading.origin, size: size, root: root)
            let note = try head.signed(by: reading.secrets.signer)
            do throws(StoreError) {
                try file.write(note)
            } catch {
                guard case .cannotWrite = error, let kept = try last ?? kept() else { throw error }
                last = kept
                return kept
            }
            last = (head, note)
            return (head, note)
        }
    }

    /// The newest head that stands on the disk; opening the store showed that the log extends it.
    private func kept() throws(StoreError) -> Signed? {
        guard let note = try file.note(), let head = try file.read(verifier: verifierKey) else { return nil }
        return (head, note)
    }

    /// A `tlog-proof` of one committed event under the present head; nil where that does not have it.
    package func receipt(of seq: UInt64, in transaction: borrowing ReadTransaction) throws -> Receipt? {
        let (head, note) = try head(in: transaction)
        guard seq < head.size else { return nil }
        let hashes = try reading.inclusion(of: seq, size: head.size, in: transaction)
        return try Receipt(index: seq, hashes: hashes, treeHeadNote: note)
    }
}
