internal import CanonicalJSON
internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import TransparencyLog

/// Reads pages of an export: leaves, proofs, what is shown and what is not.
struct EvidenceReader {
    private let query: Query
    private let selection: ExportSelection
    /// Of the tree in which the proofs hold.
    private let size: UInt64
    private let sight: ExportSight

    /// Bytes after which a page ends: with the largest event that there can be, it is still within an answer.
    private static let pageBytes = 3 << 19

    init(_ query: Query, _ selection: ExportSelection, size: UInt64) throws {
        let export = selection.export
        let known = try query.facts.reading.size(in: query.facts.view)
        guard size > export.seq, size <= known else {
            throw Failure.invalid(
                ShapeError(at: "/size", expected: "\(export.seq + 1) to \(known), of a signed head", found: "\(size)"))
        }
        self.query = query
        self.selection = selection
        self.size = size
        let people = selection.contents.people + selection.contents.named
        sight = ExportSight(
            seq: export.seq, export.made, by: export.by, people: Set(selection.contents.people),
            mayBeNamedOnly: Set(try people.filter { try !query.maySee(person: $0) }))
    }

    func page(after: UInt64?, limit: Int) throws -> EvidencePage {
        selection.export.scope == .all
            ? try pageOfAll(after: after, limit: limit) : try pageOfSome(after: after, limit: limit)
    }

    /// Every position of the tree, those after the export too: the leaves are to give its root.
    private func pageOfAll(after: UInt64?, limit: Int) throws -> EvidencePage {
        var entries: [EvidenceEntry] = []
        var bytes = 0
        let start = after.map { $0 + 1 } ?? 0
        try query.facts.reading.tables.log.forEach(from: start, in: query.facts.view) { (seq, leaf) throws in
            guard seq < size, entries.count < limit, bytes < Self.pageBytes else { return false }
            let stored = try StoredLeaf(seq: seq, copying: leaf)
            let entry = try entry(stored, hashes: [])
            bytes += entry.weight
            entries.append(entry)
            return true
        }
        let last = start + UInt64(entries.count)
        return EvidencePage(entries: entries, next: last < size && last > start ? last - 1 : nil, size: size)
    }

    private func pageOfSome(after: UInt64?, limit: Int) throws -> EvidencePage {
        let (positions, hasMore) = try selection.positions(after: after, limit: limit)
        var entries: [EvidenceEntry] = []
        var bytes = 0
        for (index, seq) in positions.enumerated() {
            guard bytes < Self.pageBytes else {
                return EvidencePage(entries: entries, next: positions[index - 1], size: size)
            }
            guard let stored = try query.facts.reading.leaf(at: seq, in: query.facts.view) else {
                throw StoreError.damaged(what: "log", position: seq, reason: "it is missing")
            }
            guard try selection.includes(stored) else { continue }
            let hashes = try query.facts.reading.inclusion(of: seq, size: size, in: query.facts.view)
            let entry = try entry(stored, hashes: hashes.map(\.base64url))
            bytes += entry.weight
            entries.append(entry)
        }
        return EvidencePage(entries: entries, next: hasMore ? positions.last : nil, size: size)
    }

    private func entry(_ stored: StoredLeaf, hashes: [String]) throws -> EvidenceEntry {
        var shown: [String] = []
        var owners: Set<MemberID?> = []
        var redactions: [RedactionView] = []
        let type = Catalogue.type(named: stored.leaf.header.type)
        for (name, _) in stored.leaf.sealed.members {
            let owner: MemberID?
            let ground: ExportGround?
            if let person = ordinalOwner(name) {
                owner = person
                ground = sight.ground(ofOrdinal: person)
            } else {
                owner = try self.owner(of: name, type, stored.leaf.header)
                ground = sight.ground(
                    of: name, owner: owner, type: stored.leaf.header.type, event: stored.seq)
            }
            if let ground {
                redactions.append(RedactionView(ground: ground.rawValue, name: name))
            } else {
                shown.append(name)
                owners.insert(owner)
            }
        }
        var disclosures: [DisclosureView] = []
        if !shown.isEmpty {
            var opened: [String: Disclosure] = [:]
            let found = try query.facts.reading.disclosures(
                of: stored.seq, in: query.facts.view, where: { owners.contains($0) })
            for (_, disclosure) in found { if let (name, _) = disclosure.opened() { opened[name] = disclosure } }
            for name in shown {
                if let disclosure = opened[name] {
                    let text = String(decoding: disclosure.text, as: UTF8.self)
                    disclosures.append(DisclosureView(disclosure: text, name: name))
                } else {
                    redactions.append(RedactionView(ground: ExportGround.erased.rawValue, name: name))
                }
            }
        }
        redactions.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return EvidenceEntry(
            disclosures: disclosures, hashes: hashes, leaf: stored.bytes, redactions: redactions, seq: stored.seq)
    }

    private func ordinalOwner(_ name: String) -> MemberID? {
        name.hasPrefix("ordinal/") ? MemberID(text: name.dropFirst("ordinal/".count)) : nil
    }

    /// Whose a sealed member is, found without opening it: by the rule of its type.
    private func owner(of name: String, _ type: EventType?, _ header: LeafHeader) throws -> MemberID? {
        guard let rule = type?.sealed.first(where: { $0.covers(name) }) else {
            throw StoreError.damaged(
                what: "log", position: header.seq, reason: "it seals \(name), which its type does not")
        }
        switch rule.owner {
        case .author: return header.actor.member
        case .person: if case .person(let id) = header.stream { return id } else { return nil }
        case .agreementMember:
            guard case .agreement(let id) = header.stream else { return nil }
            return try query.facts.agreement(id)?.member
        }
    }
}

extension EvidenceEntry {
    /// About how many bytes it takes in an answer.
    fileprivate var weight: Int {
        leaf.count + hashes.count * 48 + disclosures.reduce(64) { $0 + $1.disclosure.utf8.count + 64 }
            + redactions.count * 64
    }
}
