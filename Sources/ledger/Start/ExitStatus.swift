/// What the program's exit status tells a script. The numbers are for ever.
enum ExitStatus: Int32, CaseIterable, Sendable {
    /// Done, or already done.
    case ok = 0
    /// The ledger refused: a rule of the domain, a conflict, a reused command id, a full disk.
    case refused = 1
    /// The command line or a parameter is wrong; nothing was sent, or nothing was done.
    case usage = 2
    /// It does not exist, is not yours to know of, or not yours to do.
    case notFound = 3
    /// No ledger answers, or it cannot now. Nothing was done; try again.
    case unavailable = 4
    /// Whether it was done is not known yet; the next command settles it.
    case unknownOutcome = 5
    /// The ledger does not extend what was seen of it, or a proof does not hold. Trust nothing that it says.
    case notTrusted = 6
    /// A file or the terminal could not be read or written.
    case system = 7
    /// `ledger replay --exec`: the command failed for one event as often as it may. Everything before it is done.
    case commandFailed = 8
    /// The terminal was taken away in a conversation. The number is that of shells for SIGHUP, which may end the program
    /// before it can say so itself.
    case hungUp = 129
    /// Ctrl-C in a conversation. What was sent before stays sent; nothing else was. The number is that of shells for
    /// SIGINT. Ctrl-D ends a conversation too, with 0: somebody has said enough.
    case interrupted = 130
}
