import Glibc

/// The editor that somebody has chosen: `$VISUAL` or `$EDITOR`.
enum Editor {
    /// As it stands in the environment; may have arguments.
    static var command: String? {
        let environment = Environment.all
        return ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Where the note to the writer begins; it and what follows is not sent.
    private static let scissors = "# ------ nothing below this line is sent ------"

    /// Lets somebody edit a text.
    ///
    /// - Returns: what they wrote, without blank lines at its ends; empty if they left it so.
    static func text(_ start: String, about question: String) throws -> String {
        let note = question.split(separator: "\n").map { "# \($0)\n" }.joined()
        return try edit("\(start)\n\(scissors)\n\(note)", suffix: ".txt") { path in
            let bytes = try WholeFile.read(path, bound: 1 << 20)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Complaint.usage("what you wrote is not UTF-8", hint: "it is in \(path)")
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0 != scissors }
            let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
            guard let first = lines.firstIndex(where: { !isBlank($0) }),
                let last = lines.lastIndex(where: { !isBlank($0) })
            else { return "" }
            return lines[first...last].joined(separator: "\n")
        }
    }

    /// Lets somebody edit a file that only they can read.
    ///
    /// - Parameter read: takes the file in when the editor has ended well. The file is removed then; when `read` throws
    ///   it stays, so that nothing that was written is lost.
    /// - Throws: a complaint when there is no editor or it fails.
    static func edit<Result>(_ text: String, suffix: String, read: (_ path: String) throws -> Result) throws -> Result {
        guard let command else { throw Complaint.usage("there is no editor", hint: "set EDITOR") }
        let environment = Environment.all
        let folder = ["TMPDIR", "XDG_RUNTIME_DIR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "/tmp"
        // mkstemps puts letters of its own in place of six of these.
        var template = Array("\(folder)/ledger-\(String(repeating: "X", count: 6))\(suffix)".utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else {
            throw Complaint("cannot make a file to edit", because: [String(cString: strerror(errno))], status: .system)
        }
        let bytes = Array(text.utf8)
        let written = write(descriptor, bytes, bytes.count)
        close(descriptor)
        guard written == bytes.count else {
            unlink(path)
            throw Complaint("cannot write \(path)", status: .system)
        }
        guard run(["/bin/sh", "-c", "\(command) \"$1\"", "ledger", path]) == 0 else {
            unlink(path)
            throw Complaint("the editor failed; nothing was sent", status: .system)
        }
        let result = try read(path)
        unlink(path)
        return result
    }

    /// Runs a program on this terminal and waits; its exit status, or -1. Ctrl-C is the program's own meanwhile.
    ///
    /// - SeeAlso: POSIX.1-2024, system(): the caller ignores what the keyboard sends to both.
    private static func run(_ arguments: [String]) -> Int32 {
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        pointers.append(nil)
        let interrupt = signal(SIGINT, SIG_IGN)
        let quit = signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var keyboard = sigset_t()
        sigemptyset(&keyboard)
        sigaddset(&keyboard, SIGINT)
        sigaddset(&keyboard, SIGQUIT)
        posix_spawnattr_setsigdefault(&attributes, &keyboard)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var child: pid_t = 0
        guard posix_spawn(&child, arguments[0], nil, &attributes, pointers, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}
