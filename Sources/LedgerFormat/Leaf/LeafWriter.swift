internal import CanonicalJSON
package import LedgerDomain

/// One event spelled for ever: the bytes that are hashed and stored, and what opens its sealed members.
package struct BuiltLeaf: Sendable {
    /// RFC 8785, at most ``FormatLimits/leafBytes``.
    package let bytes: [UInt8]
    /// Ordered by owner: one vault row each.
    package let rows: [SealedRow]
}

/// All disclosures of one event that have the same owner.
package struct SealedRow: Hashable, Sendable {
    /// Nil: the ledger's own.
    package let owner: MemberID?
    package let disclosures: [Disclosure]

    package init(owner: MemberID?, disclosures: [Disclosure]) {
        self.owner = owner
        self.disclosures = disclosures
    }
}

/// What the record never exceeds. Checked before anything is written.
package enum FormatLimits {
    /// Bytes of one leaf: far above a typical one, and one fits any journal record.
    package static let leafBytes = 16 << 10
    /// Bytes of one sealed value's JSON.
    package static let sealedBytes = 64 << 10
    /// Sealed members of one event, ordinals included.
    package static let sealedMembers = 64
    /// Events of one command.
    package static let eventsPerCommand = 1_024
    /// Bytes of all leaves of one command.
    package static let commandBytes = 2 << 20
}

/// An event that would break ``FormatLimits``: the command is refused before anything is written.
package enum LeafError: Error, Equatable, Sendable {
    case leafTooLong(bytes: Int)
    case sealedTooLong(pointer: String, bytes: Int)
    case tooManySealed(count: Int)
}

extension BuiltLeaf {
    /// Spells an event.
    ///
    /// - Parameters:
    ///   - ordinals: for each of `header.subjects`, how many events concerned that person before this one.
    ///   - owners: whom the sealed members belong to.
    ///   - salt: gives 16 fresh random bytes at each call.
    /// - Complexity: O(bytes).
    package init(
        _ event: Event, header: LeafHeader, ordinals: [UInt64], owners: EventOwners, salt: () -> Salt
    ) throws(LeafError) {
        precondition(ordinals.count == header.subjects.count, "an ordinal for each subject")
        var members: [SealedMember] = []
        var writer = CanonicalWriter(reservingCapacity: 640)
        // The data comes first, because only writing it tells what is sealed; it is copied once, below.
        var dataWriter = CanonicalWriter(reservingCapacity: 320)
        dataWriter.object { event.writeData(to: &$0, sealed: &members, owners: owners) }

        var sealed: [(name: String, owner: MemberID?, disclosure: Disclosure)] = []
        sealed.reserveCapacity(members.count + ordinals.count)
        for member in members {
            guard member.value.count <= FormatLimits.sealedBytes else {
                throw .sealedTooLong(pointer: member.pointer, bytes: member.value.count)
            }
            let disclosure = Disclosure(salt: salt(), name: member.pointer, value: member.value)
            sealed.append((member.pointer, member.owner, disclosure))
        }
        for (subject, ordinal) in zip(header.subjects, ordinals) {
            let name = "ordinal/\(subject)"
            sealed.append((name, subject, Disclosure(salt: salt(), name: name, value: Array(String(ordinal).utf8))))
        }
        guard sealed.count <= FormatLimits.sealedMembers else { throw .tooManySealed(count: sealed.count) }
        if sealed.count > 1 { sealed.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }

        writer.object { (leaf) in
            leaf.string("actor", header.actor.wireName)
            leaf.ascii("at", header.at.utf8Text)
            if !header.basis.isEmpty {
                leaf.array("basis") { (array) in for seq in header.basis { array.integer(Int64(seq)) } }
            }
            if let cause = header.cause { leaf.integer("cause", Int64(cause)) }
            leaf.ascii("cmd", header.command.utf8Text)
            leaf.raw("data", dataWriter.bytes)
            leaf.array("part") { (array) in
                array.integer(Int64(header.part.index))
                array.integer(Int64(header.part.count))
            }
            leaf.integer("rev", Int64(header.rev))
            leaf.raw("salt", salt().quoted)
            leaf.object("sealed") { (map) in
                for member in sealed { map.string(key: member.name, utf8: member.disclosure.digest) }
            }
            leaf.integer("seq", Int64(header.seq))
            leaf.string("stream", header.stream.description)
            leaf.array("subjects") { (array) in for subject in header.subjects { array.string(subject.description) } }
            leaf.string("type", header.type)
            leaf.integer("v", 1)
            if let via = header.via { leaf.string("via", via.wireName) }
        }
        guard writer.bytes.count <= FormatLimits.leafBytes else { throw .leafTooLong(bytes: writer.bytes.count) }
        bytes = writer.bytes
        rows = SealedRow.grouped(sealed.map { ($0.owner, $0.disclosure) })
    }
}

extension SealedRow {
    /// One row an owner, the ledger's own first, then by person.
    static func grouped(_ sealed: [(owner: MemberID?, disclosure: Disclosure)]) -> [SealedRow] {
        if sealed.count == 1 { return [SealedRow(owner: sealed[0].owner, disclosures: [sealed[0].disclosure])] }
        return Dictionary(grouping: sealed, by: \.owner)
            .map { SealedRow(owner: $0.key, disclosures: $0.value.map(\.disclosure)) }
            .sorted { ($0.owner?.number ?? 0) < ($1.owner?.number ?? 0) }
    }
}

extension ObjectWriter {
    /// A string that needs no escapes, from its bytes.
    mutating func ascii(_ key: StaticString, _ text: [UInt8]) {
        raw(key, [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")])
    }

    mutating func string(key: String, utf8 text: [UInt8]) {
        string(key: key, String(decoding: text, as: UTF8.self))
    }
}
