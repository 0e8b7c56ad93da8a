internal import CanonicalJSON
internal import TransparencyLog

/// Holds a bundle against what somebody has from elsewhere. What it takes for the roots of the sizes that are held is
/// noted as the leaves come by, so that nothing has to be read again.
struct HeldCheck {
    private let held: HeldElsewhere
    /// Of the heads that are held, and of what a receipt's event ends.
    private let sizes: Set<UInt64>
    private var roots: [UInt64: Hash256] = [:]
    private var subtrees: MetSubtrees
    private var receiptLeaf: Hash256?

    init(_ held: HeldElsewhere) {
        self.held = held
        let notes = [held.head, held.receipt?.treeHeadNote]
        let through = held.receipt.map { $0.index + 1 }
        sizes = Set(
            notes.compactMap { $0.flatMap { try? TreeHead(noteText: $0.text).size } } + [through].compactMap(\.self))
        subtrees = MetSubtrees(of: sizes)
    }

    /// Whether the root of the first `size` leaves is to be noted.
    func wants(size: UInt64) -> Bool { sizes.contains(size) }

    mutating func note(root: Hash256, size: UInt64) { roots[size] = root }

    /// Notes what a proof that is good tells of the roots of earlier sizes.
    mutating func note(proof: [Hash256], of leaf: Hash256, seq: UInt64, under size: UInt64) {
        subtrees.meet(leaf: leaf, index: seq, size: size, proof: proof)
    }

    private func root(ofSize size: UInt64) -> Hash256? { roots[size] ?? subtrees.root(ofSize: size) }

    mutating func note(leaf: Hash256, seq: UInt64) {
        if held.receipt?.index == seq { receiptLeaf = leaf }
    }

    /// - Parameter digest: of the manifest's bytes.
    /// - Returns: what vouches for the bundle.
    /// - Throws: `Stop.finding` for the first that contradicts it.
    func finish(
        head: TreeHead, key: VerifierKey, manifest: BundleManifest, digest: Hash256
    ) throws(Stop) -> [BundleVerdict.Anchor] {
        var anchors: [BundleVerdict.Anchor] = []
        if let given = held.key {
            guard given == key else {
                throw Self.found("the key that is held, \(given), is not the one that signed the head, \(key)")
            }
            anchors.append(.key)
        }
        if let note = held.head {
            anchors.append(.head(try compare(note, "the head that is held", head, key).comparison))
        }
        if let receipt = held.receipt {
            let (comparison, signed) = try compare(receipt.treeHeadNote, "the head of your receipt", head, key)
            if let leaf = receiptLeaf ?? held.leaf.map({ MerkleHash.leaf($0) }) {
                let isSame = verifyInclusion(
                    leaf: leaf, index: receipt.index, size: signed.size, proof: receipt.hashes, root: signed.root)
                guard isSame else {
                    throw Self.found("your receipt for event \(receipt.index) is for another event than the one here")
                }
                let before = rootThrough(leaf: leaf, index: receipt.index, size: signed.size, proof: receipt.hashes)
                guard [nil, before].contains(root(ofSize: receipt.index + 1)) else {
                    throw Self.found(
                        "your receipt for event \(receipt.index) is of another history: what came before it was rewritten"
                    )
                }
            }
            if receiptLeaf == nil, let leaf = held.leaf.flatMap({ try? LeafLine($0) }) {
                try requireNoPlace(for: leaf, manifest)
            }
            anchors.append(.receipt(index: receipt.index, leaf: receiptLeaf != nil, comparison))
        }
        if let given = held.digest {
            guard given == digest else {
                throw Self.found("the digest that is held is not that of this manifest: it is another bundle")
            }
            anchors.append(.digest)
        }
        return anchors
    }

    /// A leaf that is not here must be none of those that are said to be here whole. If everything is, all are here.
    private func requireNoPlace(for leaf: LeafLine, _ manifest: BundleManifest) throws(Stop) {
        guard leaf.seq < manifest.export else { return }
        let subjects = Set(leaf.subjects.elements.compactMap(\.string))
        let claim = manifest.complete.first {
            $0.of.hasPrefix("U") ? subjects.contains($0.of) : $0.of != "all" && $0.of == leaf.stream
        }
        guard let claim else { return }
        throw .finding(
            Finding(
                .complete, BundlePath.manifest,
                "all of \(claim.of) is said to be here, and event \(leaf.seq), which you hold, is not"))
    }

    private func compare(
        _ note: SignedNote, _ what: String, _ head: TreeHead, _ key: VerifierKey
    ) throws(Stop) -> (comparison: BundleVerdict.Comparison, signed: TreeHead) {
        let signed: TreeHead
        do throws(TreeHeadError) {
            signed = try TreeHead(verifying: note, by: key)
        } catch {
            throw Self.found("\(what) is not signed by the key of this bundle: \(error)")
        }
        let isSameSize = signed.size == head.size
        guard let root = isSameSize ? head.root : root(ofSize: signed.size) else {
            return (.incomparable(size: signed.size), signed)
        }
        guard root == signed.root else {
            throw Self.found(
                "\(what) has another root for \(signed.size) events than this bundle: one of them was rewritten")
        }
        return (isSameSize ? .sameSize : .extended(size: signed.size), signed)
    }

    private static func found(_ because: String) -> Stop { .finding(Finding(.anchor, nil, because)) }
}
