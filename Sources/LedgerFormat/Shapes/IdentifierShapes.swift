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

extension Shape where T == PromiseID {
    package static let promise = identifier("P", "a promise such as P9", example: T(9)) { $0.spelled }
}

extension Shape where T == CheckpointID {
    package static let checkpoint = identifier("C", "a checkpoint such as C40", example: T(40)) { $0.spelled }
}

extension Shape where T == FeedbackID {
    package static let feedback = identifier("F", "feedback such as F7", example: T(7)) { $0.spelled }
}

extension Shape where T == StrategyID {
    package static let strategy = identifier("S", "a strategy such as S4", example: T(4)) { $0.spelled }
}

extension Shape where T == ExportID {
    package static let export = identifier("X", "an export such as X4", example: T(4)) { $0.spelled }
}

extension Shape where T == ExportScope {
    /// What an export is of, as the record has it.
    package static let exportScope = Shape.spelled(
        "^(all|(person|agreement)/\(numberPattern))$", expected: "all, person/17 or agreement/12",
        example: ExportScope.agreement(AgreementID(12)),
        read: { (characters) in
            characters.withUnsafeBufferPointer { ExportScope(text: String(decoding: $0, as: UTF8.self)) }
        }, spell: { $0.description })
}

extension Shape where T == ExportPattern {
    /// Which sealed members are meant.
    package static let exportPattern = Shape.spelled(
        "^(all|U\(numberPattern)|/[A-Za-z0-9/*]{1,79}|[A-Za-z][A-Za-z0-9/]*\\.(\\*|[A-Za-z][A-Za-z0-9/]*))$",
        expected: "all, a person such as U17, a member such as /note, or a type such as feedback.given or feedback.*",
        example: ExportPattern.name("/note"),
        read: { (characters) in
            characters.withUnsafeBufferPointer { ExportPattern(text: String(decoding: $0, as: UTF8.self)) }
        }, spell: { $0.description })
}

extension Shape where T == AboutReference {
    /// What a promise or feedback is about.
    package static let about = Shape.spelled(
        "^[ACFGMPS]\(numberPattern)$",
        expected: "what it is about: an agreement, a checkpoint, feedback, a goal, a metric, a promise or a strategy, "
            + "such as A12, C40, F7, G3, M5, P9 or S4",
        example: AboutReference.agreement(AgreementID(12)),
        read: { AboutReference(characters: $0) },
        spell: { $0.spelled })
}

extension Shape where T == FeedbackKind {
    package static let feedbackKind = Shape.choice(of: FeedbackKind.self)
}

extension Shape where T == PromiseKind {
    package static let promiseKind = Shape.choice(of: PromiseKind.self)
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
