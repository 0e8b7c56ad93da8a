import CanonicalJSON

/// How many there are of each name: a map whose names are data.
package struct CountsByName: Sendable, Hashable {
    private var counts: [String: Int]

    package init(_ counts: [String: Int] = [:]) { self.counts = counts }

    package subscript(name: String) -> Int {
        get { counts[name] ?? 0 }
        set { counts[name] = newValue }
    }

    /// In the order of the names.
    package var sorted: [(name: String, count: Int)] {
        counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    }

    init(_ reader: ObjectReader, _ key: StaticString, about: String = "") throws(ShapeError) {
        let entries = try reader.map(key, about: about, keys: Wire.word, values: Wire.count)
        counts = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    func write(_ key: StaticString, to w: inout ObjectWriter) {
        w.object(key) { names in
            for (name, count) in sorted { names.integer(key: name, Int64(count)) }
        }
    }
}
