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
package struct CanonicalWriter: Sendable {
    package var bytes: [UInt8] = []

    package init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    package mutating func null() { append("null") }

    package mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

    /// Writes an integer; traps outside ±(2^53−1), which no reader would accept.
    package mutating func integer(_ value: Int64) {
        precondition(value.magnitude <= largestJSONInteger.magnitude, "integer beyond ±(2^53−1)")
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        guard rest > 9 else { return bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)) }
        let start = bytes.count
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        }
        bytes[start...].reverse()
    }

    package mutating func string(_ value: String) {
        var value = value
        _ = value.withUTF8 { quote($0) }
    }

    /// Copies bytes that are one canonical value already; nothing is checked.
    package mutating func raw(_ value: some Collection<UInt8>) {
        bytes.append(contentsOf: value)
    }

    /// Writes an object. If `body` throws, the writer is as it was before.
    package mutating func object<E: Error>(_ body: (inout ObjectWriter) throws(E) -> Void) throws(E) {
        let start = bytes.count
        var writer = ObjectWriter()
        swap(&bytes, &writer.output.bytes)
        writer.output.bytes.append(UInt8(ascii: "{"))
        do {
            try body(&writer)
        } catch {
            swap(&bytes, &writer.output.bytes)
            bytes.removeSubrange(start...)
            throw error
        }
        swap(&bytes, &writer.output.bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes an array. If `body` throws, the writer is as it was before.
    package mutating func array<E: Error>(_ body: (inout ArrayWriter) throws(E) -> Void) throws(E) {
        let start = bytes.count
        var writer = ArrayWriter()
        swap(&bytes, &writer.output.bytes)
        writer.output.bytes.append(UInt8(ascii: "["))
        do {
            try body(&writer)
        } catch {
            swap(&bytes, &writer.output.bytes)
            bytes.removeSubrange(start...)
            throw error
        }
        swap(&bytes, &writer.output.bytes)
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
