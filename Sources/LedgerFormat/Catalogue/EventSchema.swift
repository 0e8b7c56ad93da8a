package import CanonicalJSON
internal import LedgerDomain

extension EventType {
    /// The JSON Schema (Draft 2020-12) of a whole leaf of this type, as this version writes it. `data` is described by
    /// the code that reads it.
    package func schema() -> JSONTree {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:ledger:event:\(name)"),
            "title": .string(name),
            "description": .string(meaning),
            "type": "object",
            "properties": .object(envelope),
            "required": .array(envelope.map(\.0).filter { !Self.optionalMembers.contains($0) }.map(JSONTree.string)),
            "additionalProperties": false,
        ]
    }

    /// What `data` holds.
    var dataSchema: JSONTree {
        ObjectReader.describe { reader throws(ShapeError) in
            _ = try decode(reader, EventReading(sealed: .allWithheld, unknown: .refuse))
        }
    }

    private static let optionalMembers = ["basis", "cause", "via"]

    /// The members of a leaf, in the order of its text.
    private var envelope: [(String, JSONTree)] {
        let position = Shape<UInt64>.seq.schema
        return [
            ("actor", Self.actor.described("the person represented, clock or operator")),
            ("at", Shape.instant.schema.described("the daemon's clock, strictly increasing")),
            ("basis", ["type": "array", "items": position, "description": "what the decision rested on"]),
            ("cause", position.described("the event that brought it about")),
            (
                "cmd",
                [
                    "type": "string", "pattern": "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
                    "description": "the command's id",
                ]
            ),
            ("data", dataSchema),
            (
                "part",
                [
                    "type": "array", "items": ["type": "integer", "minimum": 0, "maximum": 1024], "minItems": 2,
                    "maxItems": 2, "description": "index and count among the events of its command",
                ]
            ),
            ("rev", position.described("the event's ordinal in its stream")),
            (
                "salt",
                [
                    "type": "string", "pattern": "^[A-Za-z0-9_-]{21}[AQgw]$",
                    "description": "16 random bytes, so that the hash of the leaf cannot be guessed",
                ]
            ),
            ("sealed", sealedSchema),
            ("seq", position.described("the event's position in the ledger")),
            ("stream", ["type": "string", "pattern": .string(streamKind.pattern)]),
            (
                "subjects",
                [
                    "type": "array", "items": Shape.member.schema, "uniqueItems": true,
                    "description": "the people whom it concerns",
                ]
            ),
            ("type", ["const": .string(name)]),
            ("v", ["const": 1]),
            ("via", Self.actor.described("who acted for the actor; in simulated ledgers only")),
        ]
    }

    private static let actor: JSONTree = [
        "type": "string", "pattern": .string("^(?:U\(numberPattern)|clock|operator)$"),
    ]

    /// Digests of disclosures by pointer: this type's own, and each subject's ordinal.
    private var sealedSchema: JSONTree {
        let digest: JSONTree = ["type": "string", "pattern": .string(hashPattern)]
        let patterns = sealed.map { ($0.pattern, digest) } + [("^ordinal/U\(numberPattern)$", digest)]
        let required = sealed.filter { !$0.isOptional && !$0.isInArray }.map(\.pointer).sorted()
        return [
            "type": "object", "patternProperties": .object(patterns),
            "required": .array(required.map(JSONTree.string)), "additionalProperties": false,
            "description": "personal members by JSON Pointer into data, as digests of their disclosures",
        ]
    }
}

extension JSONTree {
    fileprivate func described(_ text: String) -> JSONTree {
        var described = self
        described["description"] = .string(text)
        return described
    }
}
