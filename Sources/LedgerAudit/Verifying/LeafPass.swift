internal import CanonicalJSON
internal import Crypto
internal import LedgerFormat
internal import TransparencyLog

/// Goes through the leaves of a bundle and what stands beside each, in memory for one of them.
///
/// - SeeAlso: Docs/Format.md, "Verdicts", steps 4 to 6.
struct LeafPass {
    private let manifest: BundleManifest
    private var events: LineReader
    private var proofs: LineReader?
    private var disclosures: SideLines
    private var redactions: SideLines
    private var edge = RightEdge()
    private var last: (seq: UInt64, at: [UInt8])?
    private(set) var complete: CompleteCheck
    private(set) var held: HeldCheck
    /// The leaf of the export, with what it shows.
    private(set) var export: (leaf: LeafLine, shown: Shown)?
    private(set) var counts: BundleVerdict.Counts
    /// Of `events.jsonl`, so far.
    private(set) var eventBytes: UInt64 = 0

    var lastSeq: UInt64? { last?.seq }

    /// What one leaf shows: names as bytes, since texts that look alike are equal as strings, and those values alone
    /// that something is held against. A leaf's names are as long as the leaf; its values may be as long as a file.
    struct Shown {
        var names: Set<[UInt8]> = []
        /// What stands under `ordinal/U17`, by person; only counts.
        var ordinals: [String: UInt64] = [:]
        /// The export's, if they are texts.
        var purpose: String?
        var recipient: String?
    }

    init(
        _ source: any BundleSource, _ manifest: BundleManifest, _ held: HeldElsewhere, _ counts: BundleVerdict.Counts
    ) throws(Stop) {
        func open(_ path: String) throws(Stop) -> any ByteSource {
            do throws(ReadFailure) { return try source.open(path) } catch { throw Stop(error, path) }
        }
        self.manifest = manifest
        self.counts = counts
        events = LineReader(try open(BundlePath.events))
        proofs = manifest.isAll ? nil : LineReader(try open(BundlePath.proofs))
        disclosures = SideLines(disclosures: try open(BundlePath.disclosures))
        redactions = SideLines(redactions: try open(BundlePath.redactions))
        complete = CompleteCheck(manifest)
        self.held = HeldCheck(held)
    }

    /// Checks the next leaf; false when there is none.
    mutating func step() throws(Stop) -> Bool {
        guard let line = try events.nextLine(.event, BundlePath.events) else { return false }
        eventBytes += UInt64(line.count + 1)
        let leaf = try self.leaf(line)
        let hash = MerkleHash.leaf(line)
        if manifest.isAll {
            edge.append(leaf: hash)
            if held.wants(size: edge.size) { held.note(root: edge.root, size: edge.size) }
        } else {
            try checkProof(leaf.seq, hash)
        }
        held.note(leaf: hash, seq: leaf.seq)
        let shown = try checkDisclosures(leaf)
        try checkRedactions(leaf, shown.names)
        complete.add(leaf, line: events.number, ordinals: shown.ordinals)
        if leaf.seq == manifest.export { export = (leaf, shown) }
        counts.events += 1
        return true
    }

    /// After the last leaf.
    mutating func finish() throws(Stop) {
        guard counts.events == manifest.events else {
            throw .finding(
                Finding(
                    .event, BundlePath.events,
                    "\(counts.events) events are here, and the manifest says \(manifest.events)"))
        }
        if manifest.isAll {
            guard edge.size == manifest.headSize, edge.root == manifest.headRoot else {
                throw .finding(
                    Finding(
                        .root, BundlePath.events,
                        "the \(edge.size) events have the root \(edge.root), and the head signs \(manifest.headRoot)"))
            }
        }
        if try proofs?.nextLine(.proof, BundlePath.proofs) != nil { throw found(.proof, "it is about no leaf") }
        try disclosures.finish()
        try redactions.finish()
    }

    private mutating func leaf(_ line: [UInt8]) throws(Stop) -> LeafLine {
        let leaf: LeafLine
        do throws(LeafLine.Unfit) {
            leaf = try LeafLine(line)
        } catch {
            throw found(.event, error.because)
        }
        if let last {
            guard last.seq < leaf.seq else { throw found(.event, "event \(leaf.seq) comes after event \(last.seq)") }
            guard last.at.lexicographicallyPrecedes(leaf.at) else {
                throw found(.event, "event \(leaf.seq) is not later than the one before it")
            }
        }
        guard leaf.seq < manifest.headSize else {
            throw found(.event, "event \(leaf.seq) is not under the head of \(manifest.headSize) events")
        }
        guard !manifest.isAll || leaf.seq == edge.size else { throw found(.event, "event \(edge.size) is missing") }
        last = (leaf.seq, Array(leaf.at))
        return leaf
    }

    private mutating func checkProof(_ seq: UInt64, _ hash: Hash256) throws(Stop) {
        guard let line = try proofs?.nextLine(.proof, BundlePath.proofs) else {
            throw found(.proof, "event \(seq) has no proof")
        }
        let proof: (index: UInt64, hashes: [Hash256])
        do throws(LeafLine.Unfit) {
            proof = try Self.proof(line)
        } catch {
            throw found(.proof, error.because)
        }
        guard proof.index == seq else { throw found(.proof, "it is for event \(proof.index), and event \(seq) is due") }
        guard
            verifyInclusion(
                leaf: hash, index: seq, size: manifest.headSize, proof: proof.hashes, root: manifest.headRoot)
        else { throw found(.proof, "event \(seq) is not what was signed: its proof does not lead to the head's root") }
        held.note(proof: proof.hashes, of: hash, seq: seq, under: manifest.headSize)
        counts.proofs += 1
    }

    private static func proof(_ line: [UInt8]) throws(LeafLine.Unfit) -> (index: UInt64, hashes: [Hash256]) {
        let object = try canonicalLine(line).root
        guard object.kind == .object, object.count == 2, let index = object["index"]?.integer, index >= 0,
            let list = object["hashes"], list.kind == .array
        else { throw LeafLine.Unfit("it has not the members hashes and index, each of its form") }
        var hashes: [Hash256] = []
        hashes.reserveCapacity(list.count)
        for each in list.elements {
            guard each.kind == .string, let hash = Hash256(base64url: each.bytes.dropFirst().dropLast()) else {
                throw LeafLine.Unfit("one of its hashes is none")
            }
            hashes.append(hash)
        }
        return (UInt64(index), hashes)
    }

    private mutating func checkDisclosures(_ leaf: LeafLine) throws(Stop) -> Shown {
        var shown = Shown()
        while let item = try disclosures.take(for: leaf.seq) {
            func strange(_ because: String) -> Stop {
                .finding(Finding(.disclosure, BundlePath.disclosures, line: item.line, because))
            }
            guard let text = item.object["disclosure"], let value = Self.opened(text, as: item.name) else {
                throw strange("it is no disclosure of \(item.name)")
            }
            guard let digest = leaf.sealed[item.name] else {
                throw strange("event \(leaf.seq) seals nothing under \(item.name)")
            }
            guard digest.stringEquals(utf8: Disclosure(text: Array(text.bytes.dropFirst().dropLast())).digest) else {
                throw strange("it is not what event \(leaf.seq) sealed under \(item.name)")
            }
            shown.names.insert(Array(item.name.utf8))
            keep(value, of: item.name, of: leaf, in: &shown)
            counts.disclosures += 1
        }
        return shown
    }

    private func keep(_ value: JSONValue, of name: String, of leaf: LeafLine, in shown: inout Shown) {
        let ordinal = "ordinal/".utf8
        if name.utf8.starts(with: ordinal) {
            guard let count = value.integer, count >= 0 else { return }
            shown.ordinals[String(decoding: name.utf8.dropFirst(ordinal.count), as: UTF8.self)] = UInt64(count)
        } else if leaf.seq == manifest.export {
            if name == "/purpose" { shown.purpose = value.string }
            if name == "/recipient" { shown.recipient = value.string }
        }
    }

    /// The value of a disclosure that is exactly base64url of the canonical `[salt, name, value]`.
    private static func opened(_ text: JSONValue, as name: String) -> JSONValue? {
        guard let json = Base64.url.decode(text.bytes.dropFirst().dropLast()),
            let array = try? canonicalLine(json).root, array.kind == .array, array.count == 3
        else { return nil }
        var parts = array.elements.makeIterator()
        guard parts.next()?.kind == .string, parts.next()?.stringEquals(utf8: Array(name.utf8)) == true else {
            return nil
        }
        return parts.next()
    }

    private mutating func checkRedactions(_ leaf: LeafLine, _ shown: Set<[UInt8]>) throws(Stop) {
        var hidden = 0
        while let item = try redactions.take(for: leaf.seq) {
            func strange(_ because: String) -> Stop {
                .finding(Finding(.redaction, BundlePath.redactions, line: item.line, because))
            }
            guard let ground = item.object["ground"]?.string.flatMap(RedactionGround.init(rawValue:)) else {
                throw strange("its ground is none of those that there are")
            }
            guard leaf.sealed[item.name] != nil else {
                throw strange("event \(leaf.seq) seals nothing under \(item.name)")
            }
            guard !shown.contains(Array(item.name.utf8)) else {
                throw strange("\(item.name) of event \(leaf.seq) is shown as well")
            }
            counts.redactions[ground, default: 0] += 1
            hidden += 1
        }
        // Names ascend strictly in both files, so that equal numbers mean each once.
        guard shown.count + hidden == leaf.sealed.count else {
            throw found(.redaction, "a sealed member of event \(leaf.seq) is neither shown nor redacted")
        }
    }

    /// About the line of the file that a check is about; a redaction that is missing is found at its leaf.
    private func found(_ check: Finding.Check, _ because: String) -> Stop {
        if check == .proof, let proofs {
            return .finding(Finding(check, BundlePath.proofs, line: proofs.number, because))
        }
        return .finding(Finding(check, BundlePath.events, line: events.number, because))
    }
}
