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
        var sealed: [Sealed] = []
        var writer = CanonicalWriter(reservingCapacity: 640)
        try writer.object { (leaf) throws(LeafError) in
            leaf.spelled("actor", header.actor)
            leaf.spelled("at", header.at)
            if !header.basis.isEmpty {
                leaf.array("basis") { (array) in for seq in header.basis { array.integer(Int64(seq)) } }
            }
            if let cause = header.cause { leaf.integer("cause", Int64(cause)) }
            leaf.spelled("cmd", header.command)
            var members: [SealedMember] = []
            leaf.object("data") { event.writeData(to: &$0, sealed: &members, owners: owners) }
            sealed = try Self.seal(members, header.subjects, ordinals, salt)
            leaf.array("part") { (array) in
                array.integer(Int64(header.part.index))
                array.integer(Int64(header.part.count))
            }
            leaf.integer("rev", Int64(header.rev))
            leaf.spelled("salt", salt())
            leaf.object("sealed") { (map) in
                for member in sealed { map.digest(key: member.name, of: member.disclosure) }
            }
            leaf.integer("seq", Int64(header.seq))
            leaf.spelled("stream", header.stream)
            leaf.array("subjects") { (array) in for subject in header.subjects { array.spelled(subject) } }
            leaf.string("type", header.type)
            leaf.integer("v", 1)
            if let via = header.via { leaf.spelled("via", via) }
        }
        guard writer.count <= FormatLimits.leafBytes else { throw .leafTooLong(bytes: writer.count) }
        bytes = writer.bytes
        rows = SealedRow.grouped(sealed)
    }

    fileprivate typealias Sealed = (name: String, owner: MemberID?, disclosure: Disclosure)

    /// The disclosures of an event's members and of its subjects' ordinals, in the order of their names.
    private static func seal(
        _ members: [SealedMember], _ subjects: [MemberID], _ ordinals: [UInt64], _ salt: () -> Salt
    ) throws(LeafError) -> [Sealed] {
        var sealed: [Sealed] = []
        sealed.reserveCapacity(members.count + ordinals.count)
        for member in members {
            guard member.value.count <= FormatLimits.sealedBytes else {
                throw .sealedTooLong(pointer: member.pointer, bytes: member.value.count)
            }
            let disclosure = Disclosure(salt: salt(), name: member.pointer, value: member.value)
            sealed.append((member.pointer, member.owner, disclosure))
        }
        for (subject, ordinal) in zip(subjects, ordinals) {
            let name = SubjectOrdinal(subject: subject).text
            let disclosure = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { (room) in
                var digits = AsciiText(room)
                digits.append(decimal: ordinal)
                return Disclosure(salt: salt(), name: name, value: room[..<digits.count])
            }
            sealed.append((name, subject, disclosure))
        }
        guard sealed.count <= FormatLimits.sealedMembers else { throw .tooManySealed(count: sealed.count) }
        if sealed.count > 1 { sealed.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
        return sealed
    }
}

/// The name under which an event seals how many events concerned a person before: `ordinal/U17`.
private struct SubjectOrdinal: Spelled {
    let subject: MemberID

    static var longest: Int { 19 }

    func spell(into text: inout AsciiText) {
        text.append("ordinal/")
        subject.spell(into: &text)
    }
}

extension SealedRow {
    /// One row an owner, the ledger's own first, then by person.
    fileprivate static func grouped(_ sealed: [BuiltLeaf.Sealed]) -> [SealedRow] {
        if sealed.count == 1 { return [SealedRow(owner: sealed[0].owner, disclosures: [sealed[0].disclosure])] }
        return Dictionary(grouping: sealed, by: \.owner)
            .map { SealedRow(owner: $0.key, disclosures: $0.value.map(\.disclosure)) }
            .sorted { ($0.owner?.number ?? 0) < ($1.owner?.number ?? 0) }
    }
}

extension ObjectWriter {
    fileprivate mutating func digest(key: String, of disclosure: Disclosure) {
        ascii(key: key, atMost: Disclosure.digestLength) { (room) in
            var spelled = AsciiText(room)
            disclosure.append(digestTo: &spelled)
            return spelled.count
        }
    }
}
