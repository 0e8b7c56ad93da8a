/// Proof for keeping at home: this leaf is in the log, under a tree head that the log signed.
///
/// A C2SP `tlog-proof` file (extension `.tlog-proof`); with the leaf and the log's key nothing else is needed.
package struct Receipt: Sendable {
    /// The leaf's position in the log, from 0.
    package let index: UInt64
    /// Sibling hashes from leaf to root.
    package let hashes: [Hash256]
    /// Opaque, and *not authenticated*: nothing may be believed because it is here.
    package let extra: [UInt8]?
    /// The signed tree head, as it was received: cosignatures are kept.
    package let treeHeadNote: SignedNote

    package static let maximumHashes = 63
    package static let maximumExtraBytes = 64 * 1024

    /// - Throws: `ReceiptError.malformed` for an index, hashes or extra beyond what a receipt can hold.
    package init(index: UInt64, hashes: [Hash256], extra: [UInt8]? = nil, treeHeadNote: SignedNote)
        throws(ReceiptError)
    {
        guard index < maximumTreeSize else { throw .malformed(.index) }
        guard hashes.count <= Self.maximumHashes else { throw .malformed(.hash) }
        guard (extra?.count ?? 0) <= Self.maximumExtraBytes else { throw .malformed(.extra) }
        self.index = index
        self.hashes = hashes
        self.extra = extra
        self.treeHeadNote = treeHeadNote
    }

    /// Shows that the leaf whose hash the caller counted is in the log that owns `verifierKey`.
    ///
    /// - Parameter leafHash: `MerkleHash.leaf` of the leaf's own bytes.
    /// - Returns: the tree head that vouches for it, to be compared with others that the caller has seen.
    /// - Throws: `ReceiptError.treeHead` if the head is not that log's; `.notIncluded` if the leaf is not under it.
    /// - Complexity: one Ed25519 verification and O(log size) hashes.
    @discardableResult
    package func verify(leafHash: Hash256, verifierKey: VerifierKey) throws(ReceiptError) -> TreeHead {
        let head: TreeHead
        do throws(TreeHeadError) {
            head = try TreeHead(verifying: treeHeadNote, by: verifierKey)
        } catch {
            throw .treeHead(error)
        }
        let isIncluded = verifyInclusion(leaf: leafHash, index: index, size: head.size, proof: hashes, root: head.root)
        guard isIncluded else { throw .notIncluded(index: index, size: head.size) }
        return head
    }
}
