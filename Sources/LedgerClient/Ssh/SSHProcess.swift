#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A running ssh whose standard input and output are one end of a socket pair.
///
/// Its standard error is ours, and it stays in our process group: so it may ask for a password or about a host's key on
/// the terminal, and an interrupt from there reaches both.
final class SSHProcess {
    let address: SSHAddress
    private let pid: pid_t
    private var ending: SSHEnding?

    /// - Returns: the process, and the descriptor that leads to it, which the caller closes.
    /// - Throws: `ClientError.noWay`.
    static func start(
        _ address: SSHAddress, by program: SSHProgram
    ) throws(ClientError) -> (process: SSHProcess, descriptor: Int32) {
        func refuse(_ number: Int32) -> ClientError {
            .noWay(address, .notStarted(reason: String(cString: strerror(number))))
        }
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw refuse(errno)
        }
        defer { close(ends[1]) }
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        // What is doubled is kept across the exec; both ends themselves are not.
        posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO)
        // Whoever started us may have blocked signals; ssh must still hear of an interrupt, and of us.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = program.words(to: address)
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        pointers.append(nil)
        var child: pid_t = 0
        let failure = posix_spawnp(&child, words[0], &files, &attributes, pointers, environ)
        guard failure == 0 else {
            close(ends[0])
            throw refuse(failure)
        }
        return (SSHProcess(address, child), ends[0])
    }

    private init(_ address: SSHAddress, _ pid: pid_t) {
        self.address = address
        self.pid = pid
    }

    /// How it ended, once its outputs are closed: it is given two seconds to say so.
    func end() -> SSHEnding {
        if let ending { return ending }
        for _ in 0..<200 {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) == pid {
                let signal = status & 0x7F
                let found: SSHEnding = signal == 0 ? .exited(status: (status >> 8) & 0xFF) : .killed(signal: signal)
                ending = found
                return found
            }
            usleep(10_000)
        }
        return .runsOn
    }

    /// Ends it: nobody waits for it any more, and the network may never tell it.
    func stop() {
        if ending == nil { kill(pid, SIGTERM) }
    }
}
