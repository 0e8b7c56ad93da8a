import Glibc

/// How often somebody asked for the end. A handler may do nothing else than count.
nonisolated(unsafe) private var wantedEnd: sig_atomic_t = 0

/// Makes Ctrl-C, a lost terminal and SIGTERM something that is looked at between two steps, so that what was begun can be
/// taken back. There is no way back to the signals' own meaning: it is for the last thing that a program does.
struct Interruption {
    init() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in wantedEnd &+= 1 }
            sigaction(number, &action, nil)
        }
    }

    /// - Throws: a complaint if somebody wants the end.
    /// - Parameter goOn: the command that takes it up again.
    func check(goOn: String) throws {
        guard wantedEnd > 0 else { return }
        throw Complaint(
            "stopped here; nothing was left behind", hint: "go on with \(goOn)", status: .interrupted)
    }
}
