/// One description of a scalar that reads it, writes it and yields its JSON Schema (Draft 2020-12), so that code and
/// schema cannot drift apart.
///
/// The schema must accept whatever `parse` accepts; where JSON Schema cannot say as much as the code, it is the wider
/// of the two. A shape is one reference, so that handing it on costs next to nothing; making one costs a schema, so
/// that those of the hot path are made once.
package struct Shape<T: Sendable>: Sendable {
    private var parts: Parts

    private final class Parts: Sendable {
        let schema: JSONTree
        let expected: String
        let example: T
        let read: @Sendable (JSONValue, inout T) -> Bool
        let write: @Sendable (T, inout CanonicalWriter) -> Void

        init(
            schema: JSONTree, expected: String, example: T,
            read: @escaping @Sendable (JSONValue, inout T) -> Bool,
            write: @escaping @Sendable (T, inout CanonicalWriter) -> Void
        ) {
            self.schema = schema
            self.expected = expected
            self.example = example
            self.read = read
            self.write = write
        }
    }

    /// - Parameters:
    ///   - read: puts the value in the place of another, or says false about what is not of this shape. Generic code
    ///     handles this at a fraction of the cost of an optional result.
    ///   - write: writes exactly one value.
    package init(
        schema: JSONTree, expected: String, example: T,
        read: @escaping @Sendable (JSONValue, inout T) -> Bool,
        write: @escaping @Sendable (T, inout CanonicalWriter) -> Void
    ) {
        parts = Parts(schema: schema, expected: expected, example: example, read: read, write: write)
    }

    /// As above, for shapes off the hot path.
    ///
    /// - Parameter parse: nil for what is not of this shape.
    package init(
        schema: JSONTree, expected: String, example: T,
        parse: @escaping @Sendable (JSONValue) -> T?,
        write: @escaping @Sendable (T, inout CanonicalWriter) -> Void
    ) {
        self.init(
            schema: schema, expected: expected, example: example,
            read: { (value, result) in
                guard let parsed = parse(value) else { return false }
                result = parsed
                return true
            },
            write: write)
    }

    /// For example `{"pattern":"^U[1-9][0-9]*$","type":"string"}`.
    package var schema: JSONTree { parts.schema }

    /// What would do, in words for people that go on after "expected": `a member such as U17`.
    package var expected: String {
        get { parts.expected }
        set {
            parts = Parts(
                schema: parts.schema, expected: newValue, example: parts.example, read: parts.read, write: parts.write)
        }
    }

    /// A value that `write` can write and `parse` reads back.
    package var example: T { parts.example }

    /// Puts what `value` says into `result`; false, and `result` as it was, if it is not of this shape.
    func read(_ value: JSONValue, _ result: inout T) -> Bool { parts.read(value, &result) }

    /// Nil for what is not of this shape.
    package func parse(_ value: JSONValue) -> T? {
        var result = parts.example
        return parts.read(value, &result) ? result : nil
    }

    /// Writes exactly one value.
    package func write(_ value: T, _ writer: inout CanonicalWriter) { parts.write(value, &writer) }
}
