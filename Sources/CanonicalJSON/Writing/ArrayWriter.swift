/// Writes the elements of one array.
@usableFromInline
package struct ArrayWriter: ~Copyable, Sendable {
    @usableFromInline var output = CanonicalWriter()
    @usableFromInline var isEmpty = true

    @usableFromInline
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
    @inlinable
    package mutating func raw(_ value: some Collection<UInt8>) {
        begin()
        output.raw(value)
    }

    /// Writes a string of ASCII characters that need no escape, as ``CanonicalWriter/ascii(atMost:_:)`` does.
    @inlinable
    package mutating func ascii(atMost most: Int, _ spell: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        begin()
        output.ascii(atMost: most, spell)
    }

    /// Writes a value in its shape.
    package mutating func value<T>(_ value: T, _ shape: Shape<T>) {
        begin()
        shape.write(value, &output)
    }

    /// Writes an object; nothing of it if `body` throws.
    @inlinable
    package mutating func object<E: Error>(_ body: (inout ObjectWriter) throws(E) -> Void) throws(E) {
        let before = (end: output.end, isEmpty: isEmpty)
        begin()
        do {
            try output.object(body)
        } catch {
            output.end = before.end
            isEmpty = before.isEmpty
            throw error
        }
    }

    /// Writes an array; nothing of it if `body` throws.
    @inlinable
    package mutating func array<E: Error>(_ body: (inout ArrayWriter) throws(E) -> Void) throws(E) {
        let before = (end: output.end, isEmpty: isEmpty)
        begin()
        do {
            try output.array(body)
        } catch {
            output.end = before.end
            isEmpty = before.isEmpty
            throw error
        }
    }

    /// Writes the comma, if one is due.
    @usableFromInline
    mutating func begin() {
        if !isEmpty { output.append(byte: UInt8(ascii: ",")) }
        isEmpty = false
    }
}
