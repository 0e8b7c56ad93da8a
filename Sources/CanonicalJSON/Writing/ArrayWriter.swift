/// Writes the elements of one array.
package struct ArrayWriter: ~Copyable, Sendable {
    var output = CanonicalWriter()
    private var isEmpty = true

    init() {}

    package mutating func null() {
        begin()
        output.null()
    }

    package mutating func bool(_ value: Bool) {
        begin()
        output.bool(value)
    }

    package mutating func integer(_ value: Int64) {
        begin()
        output.integer(value)
    }

    package mutating func string(_ value: String) {
        begin()
        output.string(value)
    }

    /// Copies bytes that are one canonical value already; nothing is checked.
    package mutating func raw(_ value: some Collection<UInt8>) {
        begin()
        output.raw(value)
    }

    /// Writes a value in its shape.
    package mutating func value<T>(_ value: T, _ shape: Shape<T>) {
        begin()
        shape.write(value, &output)
    }

    /// Writes an object; nothing of it if `body` throws.
    package mutating func object<E: Error>(_ body: (inout ObjectWriter) throws(E) -> Void) throws(E) {
        let before = (end: output.bytes.count, isEmpty: isEmpty)
        begin()
        do {
            try output.object(body)
        } catch {
            output.bytes.removeSubrange(before.end...)
            isEmpty = before.isEmpty
            throw error
        }
    }

    /// Writes an array; nothing of it if `body` throws.
    package mutating func array<E: Error>(_ body: (inout ArrayWriter) throws(E) -> Void) throws(E) {
        let before = (end: output.bytes.count, isEmpty: isEmpty)
        begin()
        do {
            try output.array(body)
        } catch {
            output.bytes.removeSubrange(before.end...)
            isEmpty = before.isEmpty
            throw error
        }
    }

    /// Writes the comma, if one is due.
    mutating func begin() {
        if !isEmpty { output.bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
    }
}
