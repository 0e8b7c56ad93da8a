extension ObjectReader {
    /// Reads a scalar that must be there.
    ///
    /// - Parameter about: what the member means, for the schema.
    package func value<T>(_ key: StaticString, _ shape: Shape<T>, about: String = "") throws(ShapeError) -> T {
        guard let found = take(key) else { return try absent(key, shape, about) }
        var result = shape.example
        guard shape.read(found, &result) else { throw misfit(found, shape, key) }
        return result
    }

    /// Reads a scalar that may be absent; null is not absence, and is refused.
    package func optional<T>(
        _ key: StaticString, _ shape: Shape<T>, about: String = ""
    ) throws(ShapeError) -> T? {
        guard let found = take(key) else { return isDescribing ? absentOptional(key, shape, about) : nil }
        var result = shape.example
        guard shape.read(found, &result) else { throw misfit(found, shape, key) }
        return result
    }

    /// Reads an object that must be there.
    package func object<T>(
        _ key: StaticString, about: String = "", _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> T {
        guard let found = take(key) else {
            let part = try describedPart(key)
            let example = try body(part)
            add(part, key, about, isRequired: true)
            return example
        }
        return try body(inner(found, key))
    }

    /// Reads an object that may be absent; null is refused.
    package func optionalObject<T>(
        _ key: StaticString, about: String = "", _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> T? {
        guard let found = take(key) else {
            guard isDescribing else { return nil }
            let part = try describedPart(key)
            let example = try body(part)
            add(part, key, about, isRequired: false)
            return example
        }
        return try body(inner(found, key))
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
        storage: JSONStorage(bytes: Array("null".utf8), nodes: .null), index: 0)
}

/// What the ways of reading share.
extension ObjectReader {
    var isDescribing: Bool { value == nil }

    /// The error about a value that is not of its shape.
    func misfit<T>(_ found: JSONValue, _ shape: Shape<T>, _ key: StaticString) -> ShapeError {
        ShapeError(at: path.appending(key), expected: shape.expected, found: found.inWords)
    }

    func missing(_ key: StaticString, expected: String) -> ShapeError {
        ShapeError(at: path.appending(key), expected: expected, found: "nothing")
    }

    /// Describing: notes a required member and gives its example. Reading: throws that it is missing.
    func absent<T>(_ key: StaticString, _ shape: Shape<T>, _ about: String) throws(ShapeError) -> T {
        try absent(key, shape.schema, about, expected: shape.expected, shape.example)
    }

    func absent<T>(
        _ key: StaticString, _ schema: JSONTree, _ about: String, expected: String, _ example: T
    ) throws(ShapeError) -> T {
        guard value == nil else { throw missing(key, expected: expected) }
        draft?.add(key, schema, about: about, isRequired: true)
        return example
    }

    /// Describing: notes an optional member and gives its example. Reading: nil.
    func absentOptional<T>(_ key: StaticString, _ shape: Shape<T>, _ about: String) -> T? {
        absentOptional(key, shape.schema, about, shape.example)
    }

    func absentOptional<T>(_ key: StaticString, _ schema: JSONTree, _ about: String, _ example: T) -> T? {
        guard value == nil else { return nil }
        draft?.add(key, schema, about: about, isRequired: false)
        return example
    }

    /// A reader of a member that is an object.
    func inner(_ found: JSONValue, _ key: StaticString) throws(ShapeError) -> ObjectReader {
        try ObjectReader(found, .member(of: self, key))
    }

    /// Describing: a reader that describes a member. Reading: throws that it is missing.
    func describedPart(_ key: StaticString) throws(ShapeError) -> ObjectReader {
        guard value == nil else { throw missing(key, expected: "an object") }
        return ObjectReader(describingAt: .member(of: self, key))
    }

    /// Notes a member that was described by `part`.
    func add(_ part: ObjectReader, _ key: StaticString, _ about: String, isRequired: Bool) {
        draft?.add(key, part.describedSchema, about: about, isRequired: isRequired)
    }
}
