/// Writes RFC 8785 canonical JSON straight into bytes.
///
/// A writer takes one value; containers take their content in a closure:
///
/// ```swift
/// var writer = CanonicalWriter(reservingCapacity: 512)
/// writer.object { w in
///     w.string("actor", "U17")
///     w.array("part") { a in a.integer(0); a.integer(1) }
/// }
/// ```
///
/// Members must come in the order of RFC 8785 §3.2.3; a name out of order or repeated is a programmer's error and
/// traps. Nothing is sorted, so that what is written is what the code says.
@usableFromInline
package struct CanonicalWriter: Sendable {
    /// What is written, and room behind it: filling room in place costs a tenth of appending byte by byte.
    @usableFromInline var buffer: [UInt8] = []
    /// Bytes written.
    @usableFromInline var end = 0

    @usableFromInline
    init() {}

    /// - Parameter capacity: bytes for which there is room before more is taken.
    package init(reservingCapacity capacity: Int = 0) {
        buffer = [UInt8](repeating: 0, count: capacity)
    }

    /// What was written.
    ///
    /// - Complexity: O(n), one allocation of just that size.
    package var bytes: [UInt8] { Array(buffer[..<end]) }

    /// How many bytes were written.
    package var count: Int { end }

    /// Lends what was written.
    @inlinable
    package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(buffer.span.extracting(0..<end))
    }

    package mutating func null() { append("null") }

    package mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

    /// Writes an integer; traps outside ±(2^53−1), which no reader would accept.
    package mutating func integer(_ value: Int64) {
        precondition(value.magnitude <= largestJSONInteger.magnitude, "integer beyond ±(2^53−1)")
        fill(atMost: 20) { (room) in
            var rest = value.magnitude
            var digits = 1
            var bound: UInt64 = 10
            while rest >= bound {
                digits &+= 1
                bound &*= 10
            }
            var start = 0
            if value < 0 {
                room[0] = UInt8(ascii: "-")
                start = 1
            }
            var at = start &+ digits
            repeat {
                at &-= 1
                room[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while at > start
            return start &+ digits
        }
    }

    package mutating func string(_ value: String) {
        if value.utf8.withContiguousStorageIfAvailable({ _ = quote($0) }) != nil { return }
        var value = value
        _ = value.withUTF8 { quote($0) }
    }

    /// Writes a string of ASCII characters that need no escape; nothing is checked but their number.
    ///
    /// - Parameters:
    ///   - most: how many characters there can be.
    ///   - spell: fills the room from its start, and says how many it wrote.
    @inlinable
    package mutating func ascii(atMost most: Int, _ spell: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        fill(atMost: most &+ 2) { (room) in
            room[0] = UInt8(ascii: "\"")
            let count = spell(UnsafeMutableBufferPointer(start: room + 1, count: most))
            precondition(count <= most, "more characters than there was room for")
            room[count &+ 1] = UInt8(ascii: "\"")
            return count &+ 2
        }
    }

    /// Copies bytes that are one canonical value already; nothing is checked.
    @inlinable
    package mutating func raw(_ value: some Collection<UInt8>) {
        if value.withContiguousStorageIfAvailable({ copy($0) }) != nil { return }
        Array(value).withUnsafeBufferPointer { copy($0) }
    }

    /// Ends a line behind the value.
    package mutating func newline() { append(byte: UInt8(ascii: "\n")) }

    /// Writes an object. If `body` throws, the writer is as it was before.
    @inlinable
    package mutating func object<E: Error>(_ body: (inout ObjectWriter) throws(E) -> Void) throws(E) {
        let start = end
        var writer = ObjectWriter()
        open(UInt8(ascii: "{"), &writer.output)
        do {
            try body(&writer)
        } catch {
            swap(&self, &writer.output)
            end = start
            throw error
        }
        close(UInt8(ascii: "}"), &writer.output)
    }

    /// Writes an array. If `body` throws, the writer is as it was before.
    @inlinable
    package mutating func array<E: Error>(_ body: (inout ArrayWriter) throws(E) -> Void) throws(E) {
        let start = end
        var writer = ArrayWriter()
        open(UInt8(ascii: "["), &writer.output)
        do {
            try body(&writer)
        } catch {
            swap(&self, &writer.output)
            end = start
            throw error
        }
        close(UInt8(ascii: "]"), &writer.output)
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { copy($0) }
    }
}
