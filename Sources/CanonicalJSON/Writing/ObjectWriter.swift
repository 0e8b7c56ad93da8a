/// Writes the members of one object, in the order of RFC 8785 §3.2.3: by UTF-16 code units of their names, which
/// for ASCII is the order of the bytes (capitals before small letters). Anything else traps.
package struct ObjectWriter: ~Copyable, Sendable {
    var output = CanonicalWriter()
    private var last = LastName()

    /// What the next name is compared with.
    fileprivate struct LastName {
        /// Where it was written, without its quotes.
        var range = 0..<0
        var hasEscapes = false
        var isNone = true
    }

    init() {}

    package mutating func null(_ key: StaticString) {
        begin(key)
        output.null()
    }

    package mutating func bool(_ key: StaticString, _ value: Bool) {
        begin(key)
        output.bool(value)
    }

    package mutating func integer(_ key: StaticString, _ value: Int64) {
        begin(key)
        output.integer(value)
    }

    package mutating func string(_ key: StaticString, _ value: String) {
        begin(key)
        output.string(value)
    }

    /// Copies bytes that are one canonical value already; nothing is checked.
    package mutating func raw(_ key: StaticString, _ value: some Collection<UInt8>) {
        begin(key)
        output.raw(value)
    }

    /// Writes a value in its shape.
    package mutating func value<T>(_ key: StaticString, _ value: T, _ shape: Shape<T>) {
        begin(key)
        shape.write(value, &output)
    }

    /// Writes an object; nothing of it if `body` throws.
    package mutating func object<E: Error>(
        _ key: StaticString, _ body: (inout ObjectWriter) throws(E) -> Void
    ) throws(E) {
        let before = mark
        begin(key)
        do {
            try output.object(body)
        } catch {
            reset(to: before)
            throw error
        }
    }

    /// Writes an array; nothing of it if `body` throws.
    package mutating func array<E: Error>(
        _ key: StaticString, _ body: (inout ArrayWriter) throws(E) -> Void
    ) throws(E) {
        let before = mark
        begin(key)
        do {
            try output.array(body)
        } catch {
            reset(to: before)
            throw error
        }
    }

    /// The state to which a body that throws is undone.
    var mark: Mark { Mark(end: output.bytes.count, last: last) }

    struct Mark {
        fileprivate var end: Int
        fileprivate var last: LastName
    }

    mutating func reset(to mark: Mark) {
        output.bytes.removeSubrange(mark.end...)
        last = mark.last
    }

    /// Writes the comma, a name known at compile time, and the colon.
    private mutating func begin(_ key: StaticString) {
        key.withUTF8Buffer { begin($0) }
    }

    /// Writes the comma, the name and the colon.
    mutating func begin(_ key: UnsafeBufferPointer<UInt8>) {
        if !last.isNone { output.bytes.append(UInt8(ascii: ",")) }
        let start = output.bytes.count + 1
        let hasEscapes = output.quote(key)
        let name = start..<output.bytes.count - 1
        if !last.isNone {
            precondition(follows(name, hasEscapes), "member names must be unique and ascend by UTF-16 code units")
        }
        output.bytes.append(UInt8(ascii: ":"))
        last = LastName(range: name, hasEscapes: hasEscapes, isNone: false)
    }

    /// Compares with the last name where both were written, which needs neither a copy nor a pointer to it.
    private func follows(_ name: Range<Int>, _ hasEscapes: Bool) -> Bool {
        if !last.hasEscapes, !hasEscapes { return precedesByUTF16(last.range, name, in: output.bytes) }
        let before = output.bytes[last.range]
        let after = output.bytes[name]
        return precedesByUTF16(
            last.hasEscapes ? unescaped(before)[...] : before, hasEscapes ? unescaped(after)[...] : after)
    }
}
