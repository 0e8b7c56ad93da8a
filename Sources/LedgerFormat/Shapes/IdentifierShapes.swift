package import CanonicalJSON
package import LedgerDomain

extension Shape where T == MemberID {
    package static let member = identifier("U", "a member such as U17", example: T(17)) { $0.spelled }
}

extension Shape where T == AgreementID {
    package static let agreement = identifier("A", "an agreement such as A12", example: T(12)) { $0.spelled }
}

extension Shape where T == GoalID {
    package static let goal = identifier("G", "a goal such as G3", example: T(3)) { $0.spelled }
}

extension Shape where T == MetricID {
    package static let metric = identifier("M", "a metric such as M5", example: T(5)) { $0.spelled }
}

extension Shape where T == MetricVersion {
    package static let metricVersion = Shape.spelled(
        "^M\(numberPattern)@\(numberPattern)$", expected: "a version of a metric such as M5@1",
        example: MetricVersion(MetricID(5), version: 1),
        read: { MetricVersion(characters: $0) },
        spell: { $0.spelled })
}

/// From 1, without a leading zero. The pattern leaves room for ten digits; what is over 4 294 967 295 is refused too.
let numberPattern = "[1-9][0-9]{0,9}"

extension Shape where T: Identifier {
    private static func identifier(
        _ letter: Unicode.Scalar, _ expected: String, example: T, spell: @escaping @Sendable (T) -> String
    ) -> Shape {
        let letterByte = UInt8(ascii: letter)
        return .spelled(
            "^\(letter)\(numberPattern)$", expected: expected, example: example,
            read: { T(letter: letterByte, characters: $0) },
            spell: spell)
    }
}
