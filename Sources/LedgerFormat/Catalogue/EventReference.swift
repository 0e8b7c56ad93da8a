internal import CanonicalJSON

/// The catalogue as a page for people.
package enum EventReference {
    package static let path = "Docs/Reference/events.md"

    package static func markdown() -> String {
        var page = """
            # Events

            Made from the catalogue in code; the schema of each type lies in `Schemas/events`. A type's meaning never
            changes: a changed meaning is a new type. Sealed members are personal: the leaf holds a digest, and what
            they say lies under their owner's key. They are named by JSON Pointer into `data`, with `*` for any index;
            those marked ? may be absent. Every event also seals `ordinal/<person>` for each person whom it concerns.

            """
        for kind in StreamKind.allCases {
            page += "\n## In `\(kind.form)`\n"
            for type in Catalogue.types where type.streamKind == kind { page += section(type) }
        }
        return page
    }

    private static func section(_ type: EventType) -> String {
        let sealed = type.sealed.map { "`\($0.pointer)`\($0.isOptional ? "?" : "") → \($0.owner.words)" }
        return """

            ### `\(type.name)`

            \(type.meaning)

            | | |
            | --- | --- |
            | who may act | \(type.actors) |
            | concerns | \(type.subjects) |
            | data | \(data(type)) |
            | sealed → owner | \(sealed.isEmpty ? "–" : sealed.joined(separator: ", ")) |

            """
    }

    /// Names of the members, nested ones in braces, optional ones marked ?.
    private static func data(_ type: EventType) -> String {
        let members = names(in: type.dataSchema)
        return members.isEmpty ? "–" : "`\(members)`"
    }

    private static func names(in schema: JSONTree) -> String {
        guard case .object(let properties) = schema["properties"] else { return "" }
        let required = schema["required"]
        return properties.sorted { $0.0 < $1.0 }.map { name, member in
            let inner = names(in: member["items"] ?? member)
            let nested = inner.isEmpty ? "" : member["items"] == nil ? "{\(inner)}" : "[{\(inner)}]"
            return name + (required.contains(name) ? "" : "?") + nested
        }.joined(separator: ", ")
    }
}

extension JSONTree? {
    fileprivate func contains(_ name: String) -> Bool {
        guard case .array(let names) = self else { return false }
        return names.contains(.string(name))
    }
}
