package import CanonicalJSON
package import LedgerDomain

extension Shape where T == Decimal {
    /// Spelled as a string, since JSON's own numbers are floating point to most readers.
    package static let decimal = Shape.spelled(
        "^(?!-0(?:\\.0+)?$)-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,6})?$",
        expected: "a decimal number in quotes such as \"1054.5\"", example: Decimal(text: "1054.5")!,
        read: { Decimal(characters: $0) },
        spell: { $0.spelled })
}

extension Shape where T == UInt64 {
    /// The global position of an event, from 0.
    package static let seq = whole(0...(1 << 53 - 1), "the position of an event, from 0", example: 123)
}

extension Shape where T == UInt32 {
    /// How many there are of something, from 0.
    package static let count = whole(0...UInt32.max, "a number from 0", example: 3)

    /// The ordinal of a milestone, a revision or a step, from 1.
    package static let ordinal = whole(1...UInt32.max, "a number from 1", example: 1)

    /// A number of days; a hundred years at most.
    package static let days = whole(0...36_525, "a number of days, at most 36525", example: 14)

    /// The numeric id of an account on this machine.
    package static let uid = whole(0...UInt32.max, "a user id", example: 1000)
}

extension Shape where T: FixedWidthInteger & UnsignedInteger {
    /// - Parameter range: within ±(2^53−1), as every number in JSON here.
    private static func whole(_ range: ClosedRange<T>, _ expected: String, example: T) -> Shape {
        Shape(
            schema: [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ],
            expected: expected, example: example,
            parse: { value in value.integer.flatMap { T(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil } },
            write: { value, writer in writer.integer(Int64(value)) })
    }
}
