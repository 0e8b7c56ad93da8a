package import CanonicalJSON
package import LedgerDomain

extension Shape where T == MemberID {
    package static let member = identifier("a member such as U17", example: T(17))
}

extension Shape where T == AgreementID {
    package static let agreement = identifier("an agreement such as A12", example: T(12))
}

extension Shape where T == GoalID {
    package static let goal = identifier("a goal such as G3", example: T(3))
}

extension Shape where T == MetricID {
    package static let metric = identifier("a metric such as M5", example: T(5))
}

extension Shape where T == MetricVersion {
    package static let metricVersion = Shape.spelled(
        "^M\(numberPattern)@\(numberPattern)$", expected: "a version of a metric such as M5@1",
        example: MetricVersion(MetricID(5), version: 1),
        read: { characters in
            guard let at = characters.firstIndex(of: UInt8(ascii: "@")),
                let metric = MetricID(characters: characters[..<at]),
                let version = UInt32(positive: characters[(at + 1)...])
            else { return nil }
            return MetricVersion(metric, version: version)
        },
        append: { value, bytes in
            bytes.append(UInt8(ascii: "M"))
            bytes.append(decimal: UInt64(value.metric.number))
            bytes.append(UInt8(ascii: "@"))
            bytes.append(decimal: UInt64(value.version))
        })
}

/// From 1, without a leading zero. The pattern leaves room for ten digits; what is over 4 294 967 295 is refused too.
let numberPattern = "[1-9][0-9]{0,9}"

extension Shape where T: Identifier {
    private static func identifier(_ expected: String, example: T) -> Shape {
        let letter = T.letter.asciiValue!
        return .spelled(
            "^\(T.letter)\(numberPattern)$", expected: expected, example: example,
            read: { T(characters: $0) },
            append: { value, bytes in
                bytes.append(letter)
                bytes.append(decimal: UInt64(value.number))
            })
    }
}

extension Identifier {
    /// Reads `U17` from its ASCII bytes; what ``init(text:)`` reads and nothing else.
    init?(characters: ArraySlice<UInt8>) {
        guard let letter = characters.first, letter == Self.letter.asciiValue,
            let number = UInt32(positive: characters.dropFirst())
        else { return nil }
        self.init(number)
    }
}
