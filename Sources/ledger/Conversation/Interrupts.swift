import Glibc

/// How many Ctrl-C came while somebody was asked. A handler may do nothing else than count.
nonisolated(unsafe) private var interruptions: sig_atomic_t = 0

/// Makes Ctrl-C an answer until ``end()``; afterwards it ends the program again.
///
/// The signal is let through only while ``waitForInput()`` sleeps, so that none falls between looking and sleeping.
struct Interrupts {
    private var actionBefore = sigaction()
    private var maskBefore = sigset_t()
    private let countBefore = interruptions

    init() {
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_BLOCK, &interrupt, &maskBefore)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in interruptions &+= 1 }
        sigaction(SIGINT, &action, &actionBefore)
    }

    /// Waits for standard input.
    ///
    /// - Returns: false when Ctrl-C came first.
    func waitForInput() -> Bool {
        var mask = maskBefore
        sigdelset(&mask, SIGINT)
        while true {
            var waiting = fd_set()
            waiting.__fds_bits.0 = 1 << STDIN_FILENO
            let ready = pselect(STDIN_FILENO + 1, &waiting, nil, nil, nil, &mask)
            if interruptions != countBefore { return false }
            // Input, its end, or a failure that reading will tell; another signal (a window's size) waits on.
            if ready >= 0 || errno != EINTR { return true }
        }
    }

    func end() {
        var (action, mask) = (actionBefore, maskBefore)
        sigaction(SIGINT, &action, nil)
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }
}
