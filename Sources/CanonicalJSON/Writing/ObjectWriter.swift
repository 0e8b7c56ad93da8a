/// Writes the members of one object, in the order of RFC 8785 §3.2.3: by UTF-16 code units of their names, which
/// for ASCII is the order of the bytes (capitals before small letters). Anything else traps.
@usableFromInline
package struct ObjectWriter: ~Copyable, Sendable {
    @usableFromInline var output = CanonicalWriter()
    private var last = LastName()

    /// What the next name is compared with.
    fileprivate struct LastName {
        /// Where it was written, without its quotes.
        var start = 0
        var count = 0
        var hasEscapes = false
        var isNone = true

        var range: Range<Int> { start..<start + count }
    }

    @usableFromInline
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
    @inlinable
    package mutating func raw(_ key: StaticString, _ value: some Collection<UInt8>) {
        begin(key)
        output.raw(value)
    }

    /// Writes a string of ASCII characters that need no escape, as ``CanonicalWriter/ascii(atMost:_:)`` does.
    @inlinable
    package mutating func ascii(
        _ key: StaticString, atMost most: Int, _ spell: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) {
        begin(key)
        output.ascii(atMost: most, spell)
    }

    /// Writes a value in its shape.
    package mutating func value<T>(_ key: StaticString, _ value: T, _ shape: Shape<T>) {
        begin(key)
        shape.write(value, &output)
    }

    /// Writes an object; nothing of it if `body` throws.
    @inlinable
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
    @inlinable
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
    @usableFromInline
    var mark: Mark { Mark(end: output.end, last: last) }

    @usableFromInline
    struct Mark {
        fileprivate var end: Int
        fileprivate var last: LastName
    }

    @usableFromInline
    mutating func reset(to mark: Mark) {
        output.end = mark.end
        last = mark.last
    }

    /// Writes the comma, a name known at compile time, and the colon.
    @usableFromInline
    mutating func begin(_ key: StaticString) {
        key.withUTF8Buffer { begin($0) }
    }

    /// Writes the comma, the name and the colon.
    mutating func begin(_ key: UnsafeBufferPointer<UInt8>) {
        let before = output.end
        var isPlain = false
        let last = last
        output.fill(atMost: key.count &+ 4) { (room) in
            room[0] = UInt8(ascii: ",")
            let quote = last.isNone ? 0 : 1
            isPlain = StringStops.copyPlain(key, to: room + quote + 1) && !last.hasEscapes
            guard isPlain else { return 0 }
            room[quote] = UInt8(ascii: "\"")
            room[quote &+ key.count &+ 1] = UInt8(ascii: "\"")
            room[quote &+ key.count &+ 2] = UInt8(ascii: ":")
            if !last.isNone {
                let name = UnsafeBufferPointer(start: room - before + last.start, count: last.count)
                precondition(precedesByUTF16(name, key), Self.disorder)
            }
            return quote &+ key.count &+ 3
        }
        guard isPlain else { return beginEscaping(key) }
        self.last = LastName(start: output.end &- key.count &- 2, count: key.count, hasEscapes: false, isNone: false)
    }

    private static var disorder: String { "member names must be unique and ascend by UTF-16 code units" }

    /// For the rare names that need escapes, or follow one that did.
    @inline(never)
    private mutating func beginEscaping(_ key: UnsafeBufferPointer<UInt8>) {
        if !last.isNone { output.append(byte: UInt8(ascii: ",")) }
        let start = output.end + 1
        let hasEscapes = output.quote(key)
        let name = start..<output.end - 1
        if !last.isNone {
            let before = output.buffer[last.range]
            let after = output.buffer[name]
            precondition(
                precedesByUTF16(
                    last.hasEscapes ? unescaped(before)[...] : before, hasEscapes ? unescaped(after)[...] : after),
                Self.disorder)
        }
        output.append(byte: UInt8(ascii: ":"))
        last = LastName(start: name.lowerBound, count: name.count, hasEscapes: hasEscapes, isNone: false)
    }
}
