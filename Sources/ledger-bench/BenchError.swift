import Glibc

/// Why a measurement could not be made. Nothing is measured around an error: one refused request ends the run.
enum BenchError: Error, CustomStringConvertible {
    /// A system call failed; `what` names it and its object.
    case system(_ what: String, errno: Int32)
    /// The daemon answered with an error, or not as the protocol says; the text is the answer's beginning.
    case answer(_ what: String, text: String)
    /// The peer closed the connection, or did not answer in time.
    case silence(_ what: String)
    /// The daemon ended or never came up; `log` is the end of what it said.
    case daemon(_ what: String, log: String)
    case usage(String)

    var description: String {
        switch self {
        case .system(let what, let code): "\(what): \(String(cString: strerror(code)))"
        case .answer(let what, let text): "\(what) was answered: \(text)"
        case .silence(let what): what
        case .daemon(let what, let log): log.isEmpty ? what : "\(what); its last words:\n\(log)"
        case .usage(let text): text
        }
    }

    /// The failure that `errno` tells of now.
    static func lastCall(_ what: String) -> BenchError { .system(what, errno: errno) }
}
