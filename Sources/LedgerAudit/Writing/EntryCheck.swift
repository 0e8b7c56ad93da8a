internal import CanonicalJSON
internal import Crypto
internal import LedgerFormat
internal import TransparencyLog

/// Checks what is handed to a writer as a verifier will check it.
///
/// What is not checked here costs memory or depends on the other end: what `complete` counts, the verifier finds.
struct EntryCheck {
    /// What the leaf of the export says of it.
    struct Claim {
        var madeAt: String
        var requester: String
        var purpose: String
        var recipient: String?
    }

    private let manifest: BundleManifest
    private var edge = RightEdge()
    private var last: LeafLine?
    private var claim: Claim?

    init(manifest: BundleManifest) { self.manifest = manifest }

    mutating func admit(_ entry: BundleEntry) throws(AuditError) -> LeafLine {
        let leaf: LeafLine
        do throws(LeafLine.Unfit) {
            guard entry.leaf.count < AuditLimits.lineBytes else { throw LeafLine.Unfit("it is too long") }
            leaf = try LeafLine(entry.leaf)
        } catch {
            throw .unfit(because: "an event that was handed over is no leaf: \(error.because)")
        }
        if let last {
            guard leaf.seq > last.seq, last.at.lexicographicallyPrecedes(leaf.at) else {
                throw .unfit(because: "event \(leaf.seq) was handed over after event \(last.seq)")
            }
        }
        guard leaf.seq < manifest.headSize else {
            throw .unfit(because: "event \(leaf.seq) is not under the head of \(manifest.headSize) events")
        }
        let hash = MerkleHash.leaf(entry.leaf)
        if manifest.isAll {
            guard leaf.seq == edge.size else { throw .unfit(because: "event \(edge.size) was not handed over") }
            edge.append(leaf: hash)
        } else {
            guard
                verifyInclusion(
                    leaf: hash, index: leaf.seq, size: manifest.headSize, proof: entry.proof, root: manifest.headRoot)
            else { throw .unfit(because: "the proof of event \(leaf.seq) does not lead to the head's root") }
        }
        try requireEachOnce(entry, leaf)
        if leaf.seq == manifest.export { claim = try self.claim(of: leaf, entry) }
        last = leaf
        return leaf
    }

    /// After the last event.
    func finish(leaves: UInt64) throws(AuditError) -> Claim {
        guard let claim else { throw .unfit(because: "the export, event \(manifest.export), was not handed over") }
        if manifest.isAll {
            guard leaves == manifest.headSize, edge.root == manifest.headRoot else {
                throw .unfit(because: "the events that were handed over do not give the head's root")
            }
        } else {
            guard last?.seq == manifest.export else { throw .unfit(because: "the export is not the last event") }
        }
        return claim
    }

    /// A disclosure with the name that it opens, in the order of their names.
    func sorted(_ disclosures: [Disclosure]) throws(AuditError) -> [(name: String, text: [UInt8])] {
        var named: [(name: String, text: [UInt8])] = []
        for disclosure in disclosures {
            guard let opened = disclosure.opened() else { throw .unfit(because: "a disclosure cannot be read") }
            named.append((opened.name, disclosure.text))
        }
        return named.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private func requireEachOnce(_ entry: BundleEntry, _ leaf: LeafLine) throws(AuditError) {
        // As bytes: names that look alike are equal as strings.
        var names: [[UInt8]] = []
        for disclosure in entry.disclosures {
            guard let name = disclosure.opened()?.name, leaf.sealed[name]?.stringEquals(utf8: disclosure.digest) == true
            else { throw .unfit(because: "a disclosure of event \(leaf.seq) opens nothing that it seals") }
            names.append(Array(name.utf8))
        }
        names += entry.redactions.map { Array($0.name.utf8) }
        let sealed = leaf.sealed.members.map { Array($0.key.utf8) }
        guard names.count == sealed.count, Set(names) == Set(sealed) else {
            throw .unfit(because: "not every sealed member of event \(leaf.seq) is either shown or redacted, once")
        }
    }

    private func claim(of leaf: LeafLine, _ entry: BundleEntry) throws(AuditError) -> Claim {
        guard leaf.type == "export.made", leaf.data["scope"]?.string == manifest.scope,
            leaf.data["listing"]?.string == BundleManifest.listing(of: manifest.complete)
        else { throw .unfit(because: "event \(leaf.seq) is not the export of this scope and list") }
        var texts: [String: String] = [:]
        for disclosure in entry.disclosures {
            guard let (name, value) = disclosure.opened() else { continue }
            texts[name] = value.string
        }
        guard let purpose = texts["/purpose"] else {
            throw .unfit(because: "the export's purpose is always shown, and was not handed over")
        }
        guard leaf.sealed["/recipient"] == nil || texts["/recipient"] != nil else {
            throw .unfit(because: "the export's recipient is always shown, and was not handed over")
        }
        return Claim(
            madeAt: String(decoding: leaf.at, as: UTF8.self), requester: leaf.actor, purpose: purpose,
            recipient: texts["/recipient"])
    }
}
