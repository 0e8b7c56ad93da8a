/// Why no page can be made of a bundle's files. They were just written, so a disk failed or somebody changed them.
package enum ReportError: Error, Sendable, Equatable {
    /// `errno` of opening or reading it.
    case unreadable(file: String, code: Int32)
    /// A line (from 1) that is not as Docs/Format.md says.
    case malformed(file: String, line: Int)
    /// More bytes than such a file, or a line of it, may have.
    case tooLong(file: String)
}

extension ReportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let file, let code): "\(file) cannot be read (error \(code)); is the disk whole?"
        case .malformed(let file, let line):
            "\(file), line \(line), is not what a bundle has there; ledger verify says what is wrong with it"
        case .tooLong(let file): "\(file) is longer than a bundle's may be; ledger verify says where"
        }
    }
}
