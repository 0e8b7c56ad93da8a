package import CanonicalJSON
package import LedgerDomain

/// A stored leaf read back: its envelope, its data, and which members are sealed.
package struct Leaf: Sendable {
    package let header: LeafHeader
    package let data: JSONValue
    /// Pointer or `ordinal/U17` → digest, as they stand in the leaf.
    package let sealed: JSONValue

    /// - Throws: ``ShapeError`` naming what is not as record.md says. Members that this version does not know are kept
    ///   out of sight, never refused: the leaf may be younger than the reader.
    package init(_ document: JSONDocument) throws(ShapeError) {
        let reader = try ObjectReader(document.root)
        let actor = try reader.value("actor", .actor)
        let at = try reader.value("at", .instant)
        let basis = try reader.optionalArray("basis", count: 0...4_096, EnvelopeShape.position)
        let cause = try reader.optional("cause", EnvelopeShape.position)
        let command = try reader.value("cmd", .commandID)
        let data = try reader.optionalRaw("data")
        let part = try Self.part(reader)
        let rev = try reader.value("rev", EnvelopeShape.position)
        let sealed = try reader.optionalRaw("sealed")
        let seq = try reader.value("seq", EnvelopeShape.position)
        let stream = try reader.value("stream", .stream)
        let subjects = try Self.subjects(reader)
        let type = try reader.value("type", EnvelopeShape.type)
        let version = try reader.value("v", EnvelopeShape.version)
        precondition(version == 1)
        let via = try reader.optional("via", .actor)
        guard let data, data.kind == .object else {
            throw reader.fail("data", expected: "an object")
        }
        guard let sealed, sealed.kind == .object else {
            throw reader.fail("sealed", expected: "an object")
        }
        self.data = data
        self.sealed = sealed
        header = LeafHeader(
            actor: actor, at: at, basis: basis?.map { UInt64($0) } ?? [], cause: cause.map { UInt64($0) },
            command: command,
            part: part, rev: UInt64(rev), seq: UInt64(seq), stream: stream,
            subjects: subjects, type: type, via: via)
    }
}

/// The arrays of the envelope: what they usually are is read here, without making lists of anything; what is wrong with
/// others, the reader says.
extension Leaf {
    private static func part(_ reader: ObjectReader) throws(ShapeError) -> (index: UInt32, count: UInt32) {
        if let found = try reader.optionalRaw("part"), found.kind == .array, found.count == 2 {
            var numbers = found.elements
            let most = Int64(FormatLimits.eventsPerCommand)
            if let index = numbers.next()?.integer, let count = numbers.next()?.integer, 0...most ~= index,
                0...most ~= count
            {
                return (UInt32(index), UInt32(count))
            }
        }
        let part = try reader.array("part", count: 2...2, EnvelopeShape.part)
        return (UInt32(part[0]), UInt32(part[1]))
    }

    private static func subjects(_ reader: ObjectReader) throws(ShapeError) -> [MemberID] {
        guard let found = try reader.optionalRaw("subjects"), found.kind == .array, found.count == 1,
            let subject = found.elements.first?.withCharacters({ MemberID(letter: UInt8(ascii: "U"), characters: $0) })
        else { return try reader.array("subjects", count: 0...1_024, .member) }
        return [subject]
    }
}

extension Leaf {
    /// The sealed members as `disclosures` open them. A disclosure whose digest does not stand in the leaf is ignored.
    ///
    /// - Parameter erased: names of members that nobody can open any more, and on what ground.
    package func opened(by disclosures: [Disclosure], erased: [String: ErasureGround] = [:]) -> OpenedMembers {
        var texts: [String: String] = [:]
        for disclosure in disclosures {
            guard let (name, value) = disclosure.opened(), let text = value.string,
                let digest = sealed[name], digest.stringEquals(utf8: disclosure.digest)
            else { continue }
            texts[name] = text
        }
        return OpenedMembers(
            sealed.members.map { (member) -> (pointer: String, member: OpenedMembers.Member) in
                if let text = texts[member.key] { return (member.key, .said(text)) }
                return (member.key, erased[member.key].map(OpenedMembers.Member.erased) ?? .withheld)
            })
    }
}

extension Shape where T == Actor {
    package static let actor = Shape.spelled(
        "^(U[1-9][0-9]*|clock|operator)$", expected: "a person such as U17, clock or operator",
        example: Actor.member(MemberID(1)), read: { Actor(characters: $0) }, spell: { $0.wireName })
}

extension Shape where T == StreamName {
    package static let stream = Shape.spelled(
        "^(ledger|(person|goal|metric|agreement|checkpoint)/[1-9][0-9]*"
            + "|(measurement|agenda)/[1-9][0-9]*/[1-9][0-9]*)$",
        expected: "a stream such as agreement/12", example: StreamName.agreement(AgreementID(12)),
        read: { StreamName(characters: $0) }, spell: { $0.spelled })
}

/// Numbers and texts of the envelope, made once.
private enum EnvelopeShape {
    static let position = Shape<Int64>.integer(0...Int64.max >> 11)
    static let part = Shape<Int64>.integer(0...Int64(FormatLimits.eventsPerCommand))
    static let type = Shape<String>.text(1...80)
    static let version = Shape<Int>.integer(1...1)
}
