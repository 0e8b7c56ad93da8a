import CanonicalJSON
import LedgerAudit
import LedgerFormat
import TransparencyLog

/// A ledger in memory, leaf by leaf: real leaves, a real tree, a real key.
struct SmallLedger {
    let signer: Signer
    private(set) var leaves: [[UInt8]] = []
    private(set) var disclosures: [[Disclosure]] = []
    private var stored: [Hash256] = []
    private var edge = RightEdge()
    private var roots = [RightEdge().root]
    private var revs: [String: Int64] = [:]
    private var ordinals: [String: Int64] = [:]
    private var salts: UInt64 = 0

    var size: UInt64 { edge.size }

    init(named origin: String = "acme/00112233445566778899aabbccddeeff", seed: UInt8 = 7) throws {
        signer = try Signer(name: origin, privateKey: [UInt8](repeating: seed, count: 32))
    }

    /// - Parameter sealed: by name, besides the ordinals of the subjects.
    mutating func append(
        _ type: String, in stream: String, by actor: String, about subjects: [String], _ data: JSONTree = [:],
        sealed: [(String, JSONTree)] = []
    ) {
        var members = sealed
        for subject in subjects {
            members.append(("ordinal/\(subject)", .integer(ordinals[subject, default: 0])))
            ordinals[subject, default: 0] += 1
        }
        let shown = members.map { Disclosure(salt: salt(), name: $0.0, value: $0.1.canonicalBytes) }
        let digests = zip(members, shown).map { ($0.0, JSONTree.string(String(decoding: $1.digest, as: UTF8.self))) }
        let micros = String(100_000 + edge.size)
        let leaf: JSONTree = [
            "actor": .string(actor), "at": .string("2026-11-23T18:02:16.\(micros)Z"),
            "cmd": "01a20a59-4dcc-7173-93a6-6c3af1e11971", "data": data, "part": [0, 1],
            "rev": .integer(revs[stream, default: 0]), "salt": "C0uoGmfgS_NxlmYJ_7tzSQ", "sealed": .object(digests),
            "seq": .integer(Int64(edge.size)), "stream": .string(stream),
            "subjects": .array(subjects.map(JSONTree.string)), "type": .string(type), "v": 1,
        ]
        append(leaf: leaf.canonicalBytes, shown)
        revs[stream, default: 0] += 1
    }

    /// Any bytes as a leaf: whoever has the key can sign them.
    mutating func append(leaf: [UInt8], _ shown: [Disclosure] = []) {
        leaves.append(leaf)
        disclosures.append(shown)
        edge.append(leaf: MerkleHash.leaf(leaf)) { stored.append($1) }
        roots.append(edge.root)
    }

    private mutating func salt() -> Salt {
        salts += 1
        return Salt(words: (salts, 0x1122_3344_5566_7788))
    }

    func head(_ size: UInt64? = nil) throws -> SignedNote {
        let size = size ?? edge.size
        return try TreeHead(origin: signer.name, size: size, root: roots[Int(size)]).signed(by: signer)
    }

    func proof(of seq: UInt64, size: UInt64? = nil) throws -> [Hash256] {
        try inclusionProof(of: seq, size: size ?? edge.size) { stored[Int($0)] }
    }

    func receipt(for seq: UInt64, size: UInt64? = nil) throws -> Receipt {
        try Receipt(index: seq, hashes: proof(of: seq, size: size), treeHeadNote: head(size))
    }

    /// An event with everything shown but what `grounds` names.
    func entry(_ seq: UInt64, withProof: Bool = true, hiding grounds: [String: RedactionGround] = [:]) throws
        -> BundleEntry
    {
        let all = disclosures[Int(seq)]
        return BundleEntry(
            leaf: leaves[Int(seq)], proof: withProof ? try proof(of: seq) : [],
            disclosures: all.filter { grounds[$0.opened()!.name] == nil },
            redactions: all.compactMap { disclosure in
                let name = disclosure.opened()!.name
                return grounds[name].map { BundleEntry.Redaction(name: name, ground: $0) }
            })
    }
}

extension SmallLedger {
    /// What is said of it: an agreement between U2 and U3 with a promise, among other things.
    static func agreement(named origin: String = "acme/00112233445566778899aabbccddeeff", seed: UInt8 = 7) throws
        -> SmallLedger
    {
        var ledger = try SmallLedger(named: origin, seed: seed)
        ledger.append("ledger.created", in: "ledger", by: "operator", about: [], ["zone": "Europe/Berlin"])
        for person in ["U2", "U3", "U4"] {
            ledger.append(
                "member.registered", in: "person/\(person.dropFirst())", by: "operator", about: [person],
                ["member": .string(person)], sealed: [("/handle", .string("handle-\(person)"))])
        }
        ledger.append(
            "agreement.proposed", in: "agreement/12", by: "U2", about: ["U2", "U3"], ["revision": 1],
            sealed: [("/terms/what", "forty calls a week")])
        ledger.append("agreement.confirmed", in: "agreement/12", by: "U3", about: ["U3", "U2"], ["revision": 1])
        ledger.append(
            "promise.made", in: "promise/9", by: "U2", about: ["U2", "U3"], [:],
            sealed: [("/what", "two days of training")])
        ledger.append(
            "feedback.given", in: "feedback/1", by: "U4", about: ["U4"], [:], sealed: [("/what", "of somebody else")])
        ledger.append(
            "agreement.questioned", in: "agreement/12", by: "U3", about: ["U3", "U2"], [:],
            sealed: [("/text", "how are calls counted?")])
        return ledger
    }

    /// The export of some scope, as the last event.
    @discardableResult
    mutating func export(
        _ scope: String, _ complete: [BundleManifest.Complete], by actor: String = "U3",
        purpose: JSONTree = "a dispute",
        recipient: JSONTree? = nil
    ) -> UInt64 {
        let sealed = [("/purpose", purpose)] + (recipient.map { [("/recipient", $0)] } ?? [])
        append(
            "export.made", in: "export/1", by: actor, about: ["U3", "U2"],
            ["listing": .string(BundleManifest.listing(of: complete)), "scope": .string(scope)], sealed: sealed)
        return size - 1
    }
}
