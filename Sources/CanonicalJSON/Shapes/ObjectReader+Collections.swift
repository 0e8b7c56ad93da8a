extension ObjectReader {
    /// Reads an array of scalars that must be there, of that many elements.
    package func array<T>(
        _ key: StaticString, count: ClosedRange<Int>, about: String = "", _ shape: Shape<T>
    ) throws(ShapeError) -> [T] {
        guard let found = take(key) else { return try absentArray(key, count, about, shape) }
        return try elements(found, key, count, shape)
    }

    /// As `array`, for one that may be absent.
    package func optionalArray<T>(
        _ key: StaticString, count: ClosedRange<Int>, about: String = "", _ shape: Shape<T>
    ) throws(ShapeError) -> [T]? {
        guard let found = take(key) else {
            return isDescribing ? try absentArray(key, count, about, shape, isRequired: false) : nil
        }
        return try elements(found, key, count, shape)
    }

    /// Reads an array of objects that must be there, of that many elements.
    package func array<T>(
        _ key: StaticString, count: ClosedRange<Int>, about: String = "",
        _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> [T] {
        guard let found = take(key) else {
            guard value == nil else { throw missing(key, expected: Self.arrayOf(count)) }
            let part = ObjectReader(describingAt: .element(of: self, key, 0))
            let example = try body(part)
            draft?.add(
                key, SchemaDraft.array(of: part.describedSchema, count: count), about: about, isRequired: true)
            return examples(example, count)
        }
        return try elements(found, key, count, body)
    }

    /// As `array`, for one that may be absent.
    package func optionalArray<T>(
        _ key: StaticString, count: ClosedRange<Int>, about: String = "",
        _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> [T]? {
        guard let found = take(key) else {
            guard value == nil else { return nil }
            let part = ObjectReader(describingAt: .element(of: self, key, 0))
            let example = try body(part)
            draft?.add(
                key, SchemaDraft.array(of: part.describedSchema, count: count), about: about, isRequired: false)
            return examples(example, count)
        }
        return try elements(found, key, count, body)
    }

    /// Reads an object whose names are data too, in the order of the text; an empty one is allowed.
    package func map<T>(
        _ key: StaticString, about: String = "", keys: Shape<String>, values: Shape<T>
    ) throws(ShapeError) -> [(String, T)] {
        guard let found = take(key) else {
            return try absent(
                key, SchemaDraft.map(keys: keys.schema, values: values.schema), about, expected: "an object",
                [(keys.example, values.example)])
        }
        return try entries(found, key, keys, values)
    }

    /// As `map`, for one that may be absent.
    package func optionalMap<T>(
        _ key: StaticString, about: String = "", keys: Shape<String>, values: Shape<T>
    ) throws(ShapeError) -> [(String, T)]? {
        guard let found = take(key) else {
            return absentOptional(
                key, SchemaDraft.map(keys: keys.schema, values: values.schema), about,
                [(keys.example, values.example)])
        }
        return try entries(found, key, keys, values)
    }
}

extension ObjectReader {
    private static func arrayOf(_ count: ClosedRange<Int>) -> String {
        count.lowerBound == count.upperBound
            ? "an array of \(count.lowerBound) elements"
            : "an array of \(count.lowerBound) to \(count.upperBound) elements"
    }

    /// At least one, where that is allowed, so that what follows sees an element.
    private func examples<T>(_ example: T, _ count: ClosedRange<Int>) -> [T] {
        Array(repeating: example, count: min(max(count.lowerBound, 1), count.upperBound))
    }

    func check(_ found: JSONValue, _ key: StaticString, _ count: ClosedRange<Int>) throws(ShapeError) {
        guard found.kind == .array, count.contains(found.count) else {
            throw ShapeError(at: path.appending(key), expected: Self.arrayOf(count), found: found.inWords)
        }
    }

    /// Describing: notes an array of scalars and gives examples. Reading: throws that it is missing.
    func absentArray<T>(
        _ key: StaticString, _ count: ClosedRange<Int>, _ about: String, _ shape: Shape<T>, isRequired: Bool = true
    ) throws(ShapeError) -> [T] {
        guard isDescribing else { throw missing(key, expected: Self.arrayOf(count)) }
        draft?.add(key, SchemaDraft.array(of: shape.schema, count: count), about: about, isRequired: isRequired)
        return examples(shape.example, count)
    }

    func elements<T>(
        _ found: JSONValue, _ key: StaticString, _ count: ClosedRange<Int>, _ shape: Shape<T>
    ) throws(ShapeError) -> [T] {
        try check(found, key, count)
        var elements: [T] = []
        elements.reserveCapacity(found.count)
        var result = shape.example
        for element in found.elements {
            guard shape.read(element, &result) else { throw misfit(element, shape, key, at: elements.count) }
            elements.append(result)
        }
        return elements
    }

    func misfit<T>(_ element: JSONValue, _ shape: Shape<T>, _ key: StaticString, at position: Int) -> ShapeError {
        ShapeError(
            at: JSONPointer.element(of: self, key, position).spelled, expected: shape.expected, found: element.inWords)
    }

    private func elements<T>(
        _ found: JSONValue, _ key: StaticString, _ count: ClosedRange<Int>,
        _ body: (ObjectReader) throws(ShapeError) -> T
    ) throws(ShapeError) -> [T] {
        try check(found, key, count)
        var elements: [T] = []
        elements.reserveCapacity(found.count)
        for element in found.elements {
            elements.append(try body(ObjectReader(element, .element(of: self, key, elements.count))))
        }
        return elements
    }

    private func entries<T>(
        _ found: JSONValue, _ key: StaticString, _ keys: Shape<String>, _ values: Shape<T>
    ) throws(ShapeError) -> [(String, T)] {
        let place = JSONPointer.member(of: self, key)
        guard found.kind == .object else {
            throw ShapeError(at: place.spelled, expected: "an object", found: found.inWords)
        }
        var entries: [(String, T)] = []
        entries.reserveCapacity(found.count)
        var at = found.index + 1
        for _ in 0..<found.count {
            let name = JSONValue(storage: found.storage, index: at)
            let member = JSONValue(storage: found.storage, index: at + 1)
            guard let spelled = keys.parse(name) else {
                throw ShapeError(
                    at: place.appending(name.string ?? ""), expected: "as its name \(keys.expected)",
                    found: name.inWords)
            }
            guard let value = values.parse(member) else {
                throw ShapeError(at: place.appending(spelled), expected: values.expected, found: member.inWords)
            }
            entries.append((spelled, value))
            at = Int(found.storage.nodes[at + 1].subtreeEnd)
        }
        return entries
    }
}
