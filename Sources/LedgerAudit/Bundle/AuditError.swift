import Glibc

/// Why no bundle was written, or why what should be one cannot be read at all.
package enum AuditError: Error, Sendable, Equatable {
    /// A system call failed on a path; nothing is left at the target. Mend what the system says, and do it again.
    case system(call: String, path: String, number: Int32)
    /// Something is there already, which is never written over. Say another name, or take it away.
    case exists(path: String)
    /// What was handed over is no bundle; a clause that says why. A programmer's or the ledger's mistake.
    case unfit(because: String)
    /// What is there is no bundle, or none that can be read; a clause that says why.
    case unreadable(path: String, because: String)

    /// Takes the present `errno`.
    static func now(_ call: String, _ path: String) -> AuditError {
        errno == EEXIST && call != "sync" ? .exists(path: path) : .system(call: call, path: path, number: errno)
    }
}

extension AuditError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let call, let path, let number): "cannot \(call) \(path): \(String(cString: strerror(number)))"
        case .exists(let path): "\(path) is there already, and is never written over"
        case .unfit(let because): because
        case .unreadable(let path, let because): "\(path) cannot be read: \(because)"
        }
    }
}
