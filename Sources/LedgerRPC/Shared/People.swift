package import CanonicalJSON

/// Handles of the people whom an answer mentions by id, as far as the reader may see them.
package struct People: Sendable, Hashable {
    private var handles: [String: String]

    package init(_ handles: [String: String] = [:]) { self.handles = handles }

    /// The handle of a person; nil if it was not told.
    package subscript(id: String) -> String? {
        get { handles[id] }
        set { handles[id] = newValue }
    }

    /// The handle, or the id where there is none to show.
    package func name(of id: String) -> String { handles[id] ?? id }

    init(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) {
        let entries = try reader.map(key, about: "handles by id", keys: Wire.word, values: Wire.word)
        handles = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    package func write(_ key: StaticString, to w: inout ObjectWriter) {
        let sorted = handles.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        w.object(key) { people in
            for (id, handle) in sorted { people.string(key: id, handle) }
        }
    }
}
