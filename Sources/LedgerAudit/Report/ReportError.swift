/// Why no page can be made of a bundle's files. They were just written or verified, so a disk failed or somebody changed
/// them.
package enum ReportError: Error, Sendable, Equatable {
    /// It cannot be opened or read; a clause.
    case unreadable(file: String, because: String)
    /// A line (from 1) that is not as Docs/Format.md says.
    case malformed(file: String, line: Int)

    init(_ file: String, _ failure: ReadFailure) {
        switch failure {
        case .system(let error): self = .unreadable(file: file, because: "\(error)")
        case .damaged(let because): self = .unreadable(file: file, because: because)
        }
    }
}

extension ReportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let file, let because): "\(file) cannot be read: \(because)"
        case .malformed(let file, let line):
            "\(file), line \(line), is not what a bundle has there; ledger verify says what is wrong with it"
        }
    }
}
