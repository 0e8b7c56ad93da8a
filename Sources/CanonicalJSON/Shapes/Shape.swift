/// One description of a scalar that reads it, writes it and yields its JSON Schema (Draft 2020-12), so that code and
/// schema cannot drift apart.
///
/// The schema must accept whatever `parse` accepts; where JSON Schema cannot say as much as the code, it is the wider
/// of the two.
package struct Shape<T: Sendable>: Sendable {
    /// For example `{"pattern":"^U[1-9][0-9]*$","type":"string"}`.
    package var schema: JSONTree
    /// What would do, in words for people that go on after "expected": `a member such as U17`.
    package var expected: String
    /// A value that `write` can write and `parse` reads back.
    package var example: T
    /// Nil for what is not of this shape.
    package var parse: @Sendable (JSONValue) -> T?
    /// Writes exactly one value.
    package var write: @Sendable (T, inout CanonicalWriter) -> Void

    package init(
        schema: JSONTree, expected: String, example: T,
        parse: @escaping @Sendable (JSONValue) -> T?,
        write: @escaping @Sendable (T, inout CanonicalWriter) -> Void
    ) {
        self.schema = schema
        self.expected = expected
        self.example = example
        self.parse = parse
        self.write = write
    }
}
