package import CanonicalJSON

/// A JSON object that both ends know: one end writes it, the other reads it, and the reading code yields its schema.
package protocol WireObject: Sendable {
    /// Reads the object; members that a later version may have added are let be.
    init(from reader: ObjectReader) throws(ShapeError)
    /// Writes the members in canonical order.
    func write(to w: inout ObjectWriter)
}

extension WireObject {
    /// JSON Schema (Draft 2020-12) of the object, from the code that reads it.
    package static var schema: JSONTree {
        ObjectReader.describe { (reader) throws(ShapeError) in _ = try Self(from: reader) }
    }

    /// Reads a whole value, such as the `result` of an answer.
    package init(_ value: JSONValue) throws(ShapeError) {
        try self.init(from: ObjectReader(value))
    }

    /// The object alone, in canonical form.
    package var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 512)
        writer.object { write(to: &$0) }
        return writer.bytes
    }
}

extension ObjectReader {
    func one<T: WireObject>(_ type: T.Type, _ key: StaticString, about: String = "") throws(ShapeError) -> T {
        try object(key, about: about) { (reader) throws(ShapeError) in try T(from: reader) }
    }

    func optional<T: WireObject>(_ type: T.Type, _ key: StaticString, about: String = "") throws(ShapeError) -> T? {
        try optionalObject(key, about: about) { (reader) throws(ShapeError) in try T(from: reader) }
    }

    func many<T: WireObject>(
        _ type: T.Type, _ key: StaticString, count: ClosedRange<Int>, about: String = ""
    ) throws(ShapeError) -> [T] {
        try array(key, count: count, about: about) { (reader) throws(ShapeError) in try T(from: reader) }
    }

    func optionalMany<T: WireObject>(
        _ type: T.Type, _ key: StaticString, count: ClosedRange<Int>, about: String = ""
    ) throws(ShapeError) -> [T]? {
        try optionalArray(key, count: count, about: about) { (reader) throws(ShapeError) in try T(from: reader) }
    }
}

extension ObjectWriter {
    package mutating func one(_ key: StaticString, _ value: some WireObject) {
        object(key) { value.write(to: &$0) }
    }

    package mutating func many(_ key: StaticString, _ values: [some WireObject]) {
        array(key) { list in
            for value in values { list.object { value.write(to: &$0) } }
        }
    }

    mutating func strings(_ key: StaticString, _ values: [String]) {
        array(key) { list in
            for value in values { list.string(value) }
        }
    }

    mutating func integers(_ key: StaticString, _ values: [Int]) {
        array(key) { list in
            for value in values { list.integer(Int64(value)) }
        }
    }
}
