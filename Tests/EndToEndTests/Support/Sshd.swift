import Foundation
import Glibc

/// An OpenSSH server of its own on the loopback, with its own keys and configuration, and the near end's ssh for it.
///
/// Without root it lets in whoever runs it, which is all that is asked of it.
final class Sshd {
    let place: Place
    let port: UInt16
    private let server: RunningProgram
    /// The near end's `LEDGER_SSH`: leaves its process id behind and becomes ssh.
    private let ssh: String
    /// The account that it lets in unless told otherwise.
    static let user = NSUserName()

    struct DidNotStart: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - settings: further lines of its configuration, before those that hold unless said.
    ///   - place: where its files are; one of its own unless said.
    ///   - launcher: words before sshd's own, to run it in surroundings of its own.
    init(_ settings: [String], in place: Place? = nil, launcher: [String] = []) throws {
        let place = try place ?? Place()
        self.place = place
        for key in ["host", "user", "stranger"] {
            let made = try RunningProgram(
                "/usr/bin/env",
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", key, "-f", "\(place.path)/\(key)"],
                in: place
            ).end()
            guard made.status == 0 else { throw DidNotStart(description: "\(made)") }
        }
        try FileManager.default.copyItem(atPath: "\(place.path)/user.pub", toPath: "\(place.path)/authorized_keys")
        // sshd that runs as root wants this folder, which the service's start makes otherwise.
        if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
        (server, port) = try Self.start(settings, launcher, in: place)
        let hostKey = try String(contentsOfFile: "\(place.path)/host.pub", encoding: .utf8)
        _ = try place.write("known_hosts", "[127.0.0.1]:\(port) \(hostKey)")
        _ = try place.write(
            "ssh_config",
            """
            Host 127.0.0.1
                IdentityFile "\(place.path)/user"
                IdentitiesOnly yes
                UserKnownHostsFile \(place.path)/known_hosts
                GlobalKnownHostsFile /dev/null
                StrictHostKeyChecking yes
                BatchMode yes

            """)
        ssh = try place.write(
            "ssh", "#!/bin/sh\necho $$ >\(place.path)/ssh.pid\nexec ssh -F \(place.path)/ssh_config \"$@\"\n")
        chmod(ssh, 0o700)
    }

    deinit {
        let sessions = self.sessions
        if let listener { kill(listener, SIGKILL) }
        _ = server.end()
        for session in sessions { kill(session, SIGKILL) }
    }

    private static func start(
        _ settings: [String], _ launcher: [String], in place: Place
    ) throws -> (RunningProgram, UInt16) {
        var said = ""
        for _ in 0..<3 {
            let port = try freePort()
            let lines = [
                "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(place.path)/host",
                "PidFile \(place.path)/sshd.pid",
                "UsePAM no", "StrictModes no", "PrintMotd no", "PermitRootLogin prohibit-password",
                "KbdInteractiveAuthentication no", "PasswordAuthentication no", "PermitUserRC no",
            ]
            // The first value of a setting holds, so what is said comes first; a Match block goes on to the end.
            let plain = settings.filter { !$0.contains("\n") }
            let blocks = settings.filter { $0.contains("\n") }
            let keys = ["AuthorizedKeysFile \(authorizedKeys(in: place))"]
            let config = try place.write(
                "sshd_config", (lines + keys + plain + blocks).joined(separator: "\n") + "\n")
            // sshd closes every file that it inherits, the one too by which a Process sees the end of its program. A
            // shell that waits for it keeps that one.
            let script = "\"$@\"; exit $?"
            let words = launcher + ["/usr/sbin/sshd", "-D", "-e", "-f", config]
            let server = try RunningProgram("/bin/sh", ["-c", script, "sh"] + words, in: place)
            for _ in 0..<500 where server.isRunning {
                if server.said.contains("Server listening on 127.0.0.1") { return (server, port) }
                usleep(10_000)
            }
            if let id = pid("sshd.pid", in: place) { kill(id, SIGKILL) }
            said = "\(server.end())"
        }
        throw DidNotStart(description: said)
    }

    /// A port that nobody listens at right now.
    static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let done = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard done else { throw Place.Failed(call: "bind", code: errno) }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Where it finds whom it lets in.
    static func authorizedKeys(in place: Place) -> String { "\(place.path)/authorized_keys" }

    /// Settings that give a login the programs under test and a ledger's socket.
    static func finding(_ socket: String) -> [String] {
        [settings("PATH=\(Programs.folder):/usr/bin:/bin", "LEDGER_SOCKET=\(socket)")]
    }

    /// Variables of a login, whose home is no one's: shells read what lies there.
    static func settings(_ variables: String...) -> String {
        "SetEnv HOME=/nonexistent " + variables.joined(separator: " ")
    }

    /// What the near end is given to get here: `LEDGER_SOCKET` and `LEDGER_SSH`.
    func environment(user: String = Sshd.user, port: UInt16? = nil, path: String = "") -> [String: String] {
        ["LEDGER_SOCKET": address(user: user, port: port, path: path), "LEDGER_SSH": ssh]
    }

    func address(user: String = Sshd.user, port: UInt16? = nil, path: String = "") -> String {
        "ssh://\(user)@127.0.0.1:\(port ?? self.port)\(path)"
    }

    /// A plain ssh to here, as somebody without our program types it.
    func login(_ words: String..., user: String = Sshd.user) throws -> Ending {
        try RunningProgram(ssh, ["-p", "\(port)", "-l", user, "127.0.0.1"] + words, in: place).end()
    }

    /// The ssh that ran last at the near end.
    var sshID: pid_t? { Self.pid("ssh.pid", in: place) }

    private var listener: pid_t? { Self.pid("sshd.pid", in: place) }

    private static func pid(_ file: String, in place: Place) -> pid_t? {
        (try? String(contentsOfFile: "\(place.path)/\(file)", encoding: .utf8)).flatMap { pid_t($0.dropLast()) }
    }

    /// Processes that serve logins, the commands that they run among them.
    var sessions: [pid_t] {
        var parents: [pid_t: pid_t] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let id = pid_t(name), let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
            else { continue }
            // After the name in brackets come the state and the parent.
            let rest = status[(status.lastIndex(of: ")") ?? status.startIndex)...].split(separator: " ")
            parents[id] = rest.count > 2 ? pid_t(rest[2]) : nil
        }
        guard let listener else { return [] }
        var found = [listener]
        var next = 0
        while next < found.count {
            found += parents.filter { $0.value == found[next] }.keys.sorted()
            next += 1
        }
        return Array(found.dropFirst())
    }

    /// What the near end is to use as its key from now on.
    func useKey(_ name: String) throws {
        try replace("IdentityFile \"\(place.path)/user\"", with: "IdentityFile \"\(place.path)/\(name)\"")
    }

    /// Lets ssh ask whoever is at its terminal.
    func letAsk() throws {
        try replace("BatchMode yes", with: "BatchMode no")
        try replace("StrictHostKeyChecking yes", with: "StrictHostKeyChecking ask")
    }

    func forgetHost() throws { _ = try place.write("known_hosts", "") }

    private func replace(_ old: String, with new: String) throws {
        let file = "\(place.path)/ssh_config"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        _ = try place.write("ssh_config", text.replacing(old, with: new))
    }
}
