import Glibc
import LedgerClient

/// Where a signal's handler calls; it may do nothing else.
nonisolated(unsafe) private var callDescriptor: Int32 = -1
nonisolated(unsafe) private var stops: sig_atomic_t = 0

/// Makes Ctrl-C, SIGTERM and a lost terminal ends that are waited for, and the end of a child something that wakes.
///
/// Whoever reads us and is gone is told by the failing write, not by SIGPIPE.
struct StopSignals {
    let wake: Wake

    init() throws {
        wake = try Wake()
        callDescriptor = wake.callDescriptor
        // Whoever started us may have had them blocked.
        var heard = sigset_t()
        sigemptyset(&heard)
        for number in [SIGHUP, SIGINT, SIGTERM, SIGCHLD] { sigaddset(&heard, number) }
        pthread_sigmask(SIG_UNBLOCK, &heard, nil)
        for number in [SIGHUP, SIGINT, SIGTERM] where !Self.isIgnored(number) {
            Self.handle(number) { _ in
                stops &+= 1; call()
            }
        }
        Self.handle(SIGCHLD) { _ in call() }
        signal(SIGPIPE, SIG_IGN)
    }

    /// How often somebody asked for the end.
    var count: Int { Int(stops) }

    var isStopping: Bool { stops > 0 }

    /// Asked for twice: what is under way is not waited for.
    var isHurried: Bool { stops > 1 }

    /// As nohup does it.
    private static func isIgnored(_ number: Int32) -> Bool {
        guard number == SIGHUP else { return false }
        var action = sigaction()
        sigaction(number, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigaction(number, &action, nil)
    }
}

private func call() {
    let before = errno
    var byte: UInt8 = 1
    _ = send(callDescriptor, &byte, 1, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    errno = before
}
