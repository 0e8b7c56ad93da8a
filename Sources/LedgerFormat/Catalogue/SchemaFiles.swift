internal import CanonicalJSON

/// The schemas as files, for other people's tools and for evidence bundles.
package enum SchemaFiles {
    /// One for each type of event: its path under the repository's root, and its bytes.
    package static func events() -> [(path: String, bytes: [UInt8])] {
        Catalogue.types.map { ("Schemas/events/\(fileName(of: $0))", $0.schema().prettyBytes) }
    }

    /// The schema of one type; nil for a type that this version does not write.
    package static func event(named name: String) -> [UInt8]? { Catalogue.type(named: name)?.schema().prettyBytes }

    /// `agreement.confirmed.json`; a slash before a version becomes a hyphen.
    private static func fileName(of type: EventType) -> String {
        type.name.split(separator: "/").joined(separator: "-") + ".json"
    }
}
