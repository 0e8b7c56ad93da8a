/// How ssh ended, and what that says of the far end.
package enum SSHEnding: Sendable, Hashable {
    /// It could not be started here: the system's words.
    case notStarted(reason: String)
    /// Its exit status: 255 is ssh's own failure, anything else is what the far command ended with.
    case exited(status: Int32)
    case killed(signal: Int32)
    /// It let go of its outputs and runs on.
    case runsOn
    /// It gave something else than the protocol: the beginning of that.
    case noise(String)

    /// A clause that says why the connection is gone.
    package var clause: String {
        switch self {
        case .notStarted(let reason): "ssh could not be started: \(reason)"
        case .exited(0): "the far end closed the connection"
        case .exited(255): "ssh lost the connection (status 255; its own words stand above)"
        case .exited(let status): "the far command ended with status \(status)"
        case .killed(let signal): "ssh was killed by signal \(signal)"
        case .runsOn: "ssh gave up its outputs"
        case .noise(let text): "the far end wrote “\(text)” where an answer was due"
        }
    }
}
