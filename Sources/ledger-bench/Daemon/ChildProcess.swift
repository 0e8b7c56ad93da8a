import Glibc

/// A program run beside this one.
struct ChildProcess {
    let id: pid_t

    /// Starts a program; its standard output and error go to `output`.
    ///
    /// - Parameters:
    ///   - arguments: the program's path first; found by `PATH` when it has no slash.
    ///   - environment: members that are added to, or stand in place of, this program's own.
    init(_ arguments: [String], output: String, environment: [String: String] = [:]) throws(BenchError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        for (name, value) in environment { setenv(name, value, 1) }
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        let result = posix_spawnp(&id, arguments[0], &actions, nil, &words, environ)
        guard result == 0 else { throw .system("starting \(arguments[0])", errno: result) }
        self.id = id
    }

    func signal(_ number: Int32) { kill(id, number) }

    /// Waits for its end.
    ///
    /// - Returns: its exit status (128 and the signal's number when a signal ended it), and the processor time it took.
    func wait() throws(BenchError) -> (status: Int32, processorSeconds: Double) {
        var (status, usage): (Int32, rusage) = (0, rusage())
        while wait4(id, &status, 0, &usage) != id {
            guard errno == EINTR else { throw .lastCall("waiting for process \(id)") }
        }
        let signal = status & 0x7F
        return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, ProcessorTime.seconds(usage))
    }

    /// Whether it has ended by itself; it is then waited for no more.
    func hasEnded() -> Bool {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == id
    }
}

/// The folder of the running program, where its siblings lie too.
func folderOfThisProgram() throws(BenchError) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { readlink("/proc/self/exe", $0.baseAddress!, $0.count) }
    guard count > 0 else { throw .lastCall("readlink /proc/self/exe") }
    let path = buffer[..<count]
    return String(decoding: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)], as: UTF8.self)
}
