import Glibc
import LedgerClient

/// One run of a command: a process group of its own, its input fed, its output passed on up to a bound, its time limited.
final class CommandRun {
    enum Ending: Equatable {
        case exited(Int32)
        case killed(Int32)
        case tookTooLong(seconds: Int)

        /// A clause behind "the command".
        var words: String {
            switch self {
            case .exited(let status): "ended with status \(status)"
            case .killed(let signal): "was ended by signal \(signal)"
            case .tookTooLong(let seconds): "took more than \(seconds) s"
            }
        }
    }

    private let command: String
    private let environment: [String: String]
    private var input: ArraySlice<UInt8>
    private let seconds: Int
    private var shownBytes = 0
    private var droppedBytes = 0

    init(_ command: String, environment: [String: String], input: [UInt8], seconds: Int) {
        self.command = command
        self.environment = environment
        self.input = input[...]
        self.seconds = seconds
    }

    /// Runs it to its end, and with it whatever it started in its group and left behind past the time limit.
    ///
    /// - Parameter show: gets what it says.
    func end(_ stop: StopSignals, show: (String) -> Void) throws -> Ending {
        let toChild = try Pipe()
        let fromChild = try Pipe()
        let pid = try start(toChild, fromChild)
        toChild.closeReading()
        fromChild.closeWriting()
        toChild.makeWritingReturn()
        fromChild.makeReadingReturn()
        var limit = Stopwatch.now + seconds * 1_000
        var timedOut = false
        var hurried = false
        while true {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) == pid {
                passOn(fromChild, show)
                tellDropped(show)
                // What it left behind in its group was given as long as it.
                if timedOut || hurried { kill(-pid, SIGKILL) }
                let signal = status & 0x7F
                if timedOut { return .tookTooLong(seconds: seconds) }
                // Asked for the end, it may say that all is well; that it did its work is not known.
                if hurried { return .killed(SIGTERM) }
                return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
            }
            let left = limit - Stopwatch.now
            if left <= 0 || (stop.isHurried && !hurried) {
                // First asked, then ended.
                kill(-pid, timedOut || hurried ? SIGKILL : SIGTERM)
                if left <= 0 { timedOut = true } else { hurried = true }
                limit = Stopwatch.now + ReplayLimits.commandGraceMs
            }
            wait(toChild, fromChild, stop.wake, milliseconds: max(1, limit - Stopwatch.now))
            feed(toChild)
            passOn(fromChild, show)
        }
    }

    private func wait(_ toChild: Pipe, _ fromChild: Pipe, _ wake: Wake, milliseconds: Int) {
        var entries = [
            pollfd(fd: toChild.writing, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: fromChild.reading, events: Int16(POLLIN), revents: 0),
            // The end of the child calls here.
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&entries, 3, Int32(clamping: milliseconds))
        if entries[2].revents != 0 { wake.hear() }
    }

    private func feed(_ pipe: Pipe) {
        while !input.isEmpty, pipe.writing >= 0 {
            let count = input.withUnsafeBytes { write(pipe.writing, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            // A command that does not read its input is none the worse for it.
            guard count > 0 else { return pipe.closeWriting() }
            input = input.dropFirst(count)
        }
        pipe.closeWriting()
    }

    private func passOn(_ pipe: Pipe, _ show: (String) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while pipe.reading >= 0 {
            let count = read(pipe.reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            guard count > 0 else { return pipe.closeReading() }
            let room = min(count, ReplayLimits.commandOutputBytes - shownBytes)
            if room > 0 { show(String(decoding: buffer[..<room], as: UTF8.self)) }
            shownBytes += room
            droppedBytes += count - room
            // One that never stops must not keep us from looking at the clock.
            if droppedBytes > 0 { return }
        }
    }

    private func tellDropped(_ show: (String) -> Void) {
        guard droppedBytes > 0 else { return }
        show("\nledger: \(droppedBytes) or more bytes of the command's output were let go\n")
    }

    private func start(_ toChild: Pipe, _ fromChild: Pipe) throws -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, toChild.reading, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, fromChild.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&files, fromChild.writing, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Ctrl-C is ours to hear; what we ignore or handle is nothing of the command's.
        var usual = sigset_t()
        sigemptyset(&usual)
        for number in [SIGPIPE, SIGINT, SIGTERM, SIGCHLD] { sigaddset(&usual, number) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        let words = Self.pointers(["/bin/sh", "-c", command])
        let variables = Self.pointers(environment.map { "\($0)=\($1)" })
        defer { (words + variables).forEach { free($0) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, "/bin/sh", &files, &attributes, words, variables)
        guard failure == 0 else {
            throw Complaint("cannot run a command", because: [String(cString: strerror(failure))], status: .system)
        }
        return pid
    }

    /// Copies that the caller frees, and a null behind them.
    private static func pointers(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        words.map { (word: String) -> UnsafeMutablePointer<CChar>? in strdup(word) } + [nil]
    }
}

/// Two ends of a pipe, closed with this value.
private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw Complaint("cannot run a command", because: [String(cString: strerror(errno))], status: .system)
        }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        closeReading()
        closeWriting()
    }

    func makeReadingReturn() { _ = fcntl(reading, F_SETFL, O_NONBLOCK) }
    func makeWritingReturn() { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }

    func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}
