extension ObjectReader {
    /// Reads a scalar that must be there.
    ///
    /// - Parameter about: what the member means, for the schema.
    package func value<T>(_ key: StaticString, _ shape: Shape<T>, about: String = "") throws(ShapeError) -> T {
        guard let found = take(key) else {
            return try absent(key, shape.schema, about, expected: shape.expected, shape.example)
        }
        return try parse(found, shape, key)
    }

    /// Reads a scalar that may be absent; null is not absence, and is refused.
    package func optional<T>(
        _ key: StaticString, _ shape: Shape<T>, about: String = ""
    ) throws(ShapeError) -> T? {
        guard let found = take(key) else { return absentOptional(key, shape.schema, about, shape.example) }
        return try parse(found, shape, key)
    }

    /// Reads an object that must be there.
    package func object<T>(
        _ key: StaticString, about: String = "", _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> T {
        guard let found = take(key) else {
            guard value == nil else { throw missing(key, expected: "an object") }
            let (example, schema) = try describe(.member(of: self, key), body)
            draft.add(key, schema, about: about, isRequired: true)
            return example
        }
        return try body(ObjectReader(found, .member(of: self, key)))
    }

    /// Reads an object that may be absent; null is refused.
    package func optionalObject<T>(
        _ key: StaticString, about: String = "", _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> T? {
        guard let found = take(key) else {
            guard value == nil else { return nil }
            let (example, schema) = try describe(.member(of: self, key), body)
            draft.add(key, schema, about: about, isRequired: false)
            return example
        }
        return try body(ObjectReader(found, .member(of: self, key)))
    }

    /// Takes a member as it is, whatever it is; describing gives null and the schema `{}`.
    package func raw(_ key: StaticString, about: String = "") throws(ShapeError) -> JSONValue {
        guard let found = take(key) else {
            return try absent(key, [:], about, expected: "any value", Self.nothing)
        }
        return found
    }

    /// As `raw`, for a member that may be absent; null is a value here.
    package func optionalRaw(_ key: StaticString, about: String = "") throws(ShapeError) -> JSONValue? {
        take(key) ?? absentOptional(key, [:], about, Self.nothing)
    }

    /// What a describing reader gives for any value: a null of no document.
    private static let nothing = JSONValue(
        storage: JSONStorage(
            bytes: Array("null".utf8), nodes: [JSONNode(start: 0, end: 4, subtreeEnd: 1, kind: .null)]),
        index: 0)
}

/// What the ways of reading share.
extension ObjectReader {
    func parse<T>(_ found: JSONValue, _ shape: Shape<T>, _ key: StaticString) throws(ShapeError) -> T {
        guard let value = shape.parse(found) else {
            throw ShapeError(at: path.appending(key), expected: shape.expected, found: found.inWords)
        }
        return value
    }

    func missing(_ key: StaticString, expected: String) -> ShapeError {
        ShapeError(at: path.appending(key), expected: expected, found: "nothing")
    }

    /// Describing: notes a required member and gives its example. Reading: throws that it is missing.
    func absent<T>(
        _ key: StaticString, _ schema: JSONTree, _ about: String, expected: String, _ example: T
    ) throws(ShapeError) -> T {
        guard value == nil else { throw missing(key, expected: expected) }
        draft.add(key, schema, about: about, isRequired: true)
        return example
    }

    /// Describing: notes an optional member and gives its example. Reading: nil.
    func absentOptional<T>(_ key: StaticString, _ schema: JSONTree, _ about: String, _ example: T) -> T? {
        guard value == nil else { return nil }
        draft.add(key, schema, about: about, isRequired: false)
        return example
    }

    /// Runs `body` on examples.
    func describe<T>(
        _ path: JSONPointer, _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> (T, schema: JSONTree) {
        let reader = ObjectReader(describingAt: path)
        let example = try body(reader)
        return (example, reader.draft.schema)
    }
}
