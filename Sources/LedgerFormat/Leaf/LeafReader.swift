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
        let basis = try reader.optionalArray("basis", count: 0...4_096, .integer(0...Int64.max >> 11)) ?? []
        let cause = try reader.optional("cause", .integer(0...Int64.max >> 11))
        let command = try reader.value("cmd", .commandID)
        let part = try reader.array("part", count: 2...2, .integer(0...Int64(FormatLimits.eventsPerCommand)))
        let rev = try reader.value("rev", .integer(0...Int64.max >> 11))
        let seq = try reader.value("seq", .integer(0...Int64.max >> 11))
        let stream = try reader.value("stream", .stream)
        let subjects = try reader.array("subjects", count: 0...1_024, .member)
        let type = try reader.value("type", .text(1...80))
        let version = try reader.value("v", .integer(1...1))
        precondition(version == 1)
        let via = try reader.optional("via", .actor)
        guard let data = document.root["data"], data.kind == .object else {
            throw reader.fail("data", expected: "an object")
        }
        guard let sealed = document.root["sealed"], sealed.kind == .object else {
            throw reader.fail("sealed", expected: "an object")
        }
        self.data = data
        self.sealed = sealed
        header = LeafHeader(
            actor: actor, at: at, basis: basis.map { UInt64($0) }, cause: cause.map { UInt64($0) }, command: command,
            part: (UInt32(part[0]), UInt32(part[1])), rev: UInt64(rev), seq: UInt64(seq), stream: stream,
            subjects: subjects, type: type, via: via)
    }
}

extension Leaf {
    /// The sealed members as `disclosures` open them. A disclosure whose digest does not stand in the leaf is ignored.
    package func opened(by disclosures: [Disclosure]) -> OpenedMembers {
        var texts: [String: String] = [:]
        for disclosure in disclosures {
            guard let (name, value) = disclosure.opened(), let text = value.string,
                let digest = sealed[name], digest.stringEquals(utf8: disclosure.digest)
            else { continue }
            texts[name] = text
        }
        return OpenedMembers(sealed.members.map { ($0.key, texts[$0.key]) })
    }
}

extension Shape where T == Actor {
    package static var actor: Shape<Actor> {
        .pattern(
            "^(U[1-9][0-9]*|clock|operator)$", expected: "a person such as U17, clock or operator", example: "U1",
            check: { Actor(wireName: $0) }, text: { $0.wireName })
    }
}

extension Shape where T == StreamName {
    package static var stream: Shape<StreamName> {
        .pattern(
            "^(ledger|(person|goal|metric|agreement)/[1-9][0-9]*|measurement/[1-9][0-9]*/[1-9][0-9]*)$",
            expected: "a stream such as agreement/12", example: "agreement/12", check: { StreamName(text: $0) },
            text: { $0.description })
    }
}
