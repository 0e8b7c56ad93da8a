/// The first thing that does not hold in a bundle. Checks are named, and places counted, as Docs/Format.md says under
/// "Verdicts", so that two verifiers find the same.
package struct Finding: Error, Sendable, Equatable {
    package enum Check: String, Sendable, CaseIterable {
        case manifest
        case files
        case head
        case event
        case proof
        case disclosure
        case redaction
        case root
        case complete
        case claim
        case anchor
    }

    package var check: Check
    /// Nil where it is about no file.
    package var file: String?
    /// From 1; nil where it is about no line.
    package var line: UInt64?
    /// One clause for people. Not stable.
    package var because: String

    init(_ check: Check, _ file: String?, line: UInt64? = nil, _ because: String) {
        self.check = check
        self.file = file
        self.line = line
        self.because = because
    }
}

/// Why verifying stops.
enum Stop: Error {
    case finding(Finding)
    /// It cannot be judged.
    case unusable(AuditError)
}
