internal import CanonicalJSON
internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerStore

/// Holds what stands beside one event, in the indexes and in the vault, against its leaf.
struct EventCheck {
    let reading: Reading
    let facts: StoreFacts

    /// What is wrong with an event; nil when all is well.
    ///
    /// - Complexity: O(1) reads, and one opening for each vault row.
    func problem(at seq: UInt64, _ bytes: [UInt8]) -> String? {
        do {
            let leaf = try Leaf(JSONDocument(parsing: bytes))
            return try problem(at: seq, leaf)
        } catch {
            return "event \(seq): \(error is StoreError ? "\(error)" : "it is no leaf (\(error))")"
        }
    }

    private func problem(at seq: UInt64, _ leaf: Leaf) throws -> String? {
        let header = leaf.header
        guard header.seq == seq else { return "event \(seq) says that it is event \(header.seq)" }
        let position = StreamPosition(header.stream, rev: UInt32(clamping: header.rev))
        guard try reading.tables.streams.get(position, in: facts.view) == seq else {
            return "event \(seq) is not found in its stream \(header.stream)"
        }
        if let entry = try reading.command(header.command, in: facts.view),
            !(entry.first..<entry.first + UInt64(entry.count)).contains(seq)
        {
            return "event \(seq) is not what its command id leads to"
        }
        return try problemOfSealed(at: seq, leaf)
    }

    /// Every digest in the leaf needs the disclosure that it is of, opened from the vault.
    private func problemOfSealed(at seq: UInt64, _ leaf: Leaf) throws -> String? {
        let disclosures = try reading.disclosures(of: seq, in: facts.view).map(\.disclosure)
        let digests = Set(disclosures.map(\.digest))
        let missing = leaf.sealed.members.filter { (member) in
            !digests.contains { member.value.stringEquals(utf8: $0) }
        }
        if !missing.isEmpty {
            let erased = try reading.erasedNames(at: seq, in: facts.view)
            for member in missing where !erased.contains(member.key) {
                return "event \(seq): what is sealed as \(member.key) is gone"
            }
        }
        for disclosure in disclosures {
            guard let (name, value) = disclosure.opened(), name.hasPrefix("ordinal/"),
                let person = MemberID(text: String(name.dropFirst("ordinal/".count))), let ordinal = value.integer
            else { continue }
            let position = NumberPair(person.number, UInt32(clamping: ordinal))
            guard try reading.tables.people.get(position, in: facts.view) == seq else {
                return "event \(seq) is not found among those of \(person)"
            }
        }
        return try problemOfNames(at: seq, leaf, disclosures)
    }

    /// A handle leads to whom it was given, for ever.
    private func problemOfNames(at seq: UInt64, _ leaf: Leaf, _ disclosures: [Disclosure]) throws -> String? {
        guard case .person(let person) = leaf.header.stream, leaf.sealed["/handle"] != nil else { return nil }
        for disclosure in disclosures {
            guard let (name, value) = disclosure.opened(), name == "/handle", let handle = value.string else {
                continue
            }
            if try facts.member(withHandle: handle) != person {
                return "event \(seq): its handle does not lead to \(person)"
            }
        }
        return nil
    }
}
