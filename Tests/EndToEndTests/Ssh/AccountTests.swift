import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Who one is, is the account over there, whoever one is here.
    @Suite(.enabled(if: SecondAccount.canBePlayed, "another account can only be played by root"))
    struct `By ssh the account` {
        private let ledger: TestLedger
        private let sshd: Sshd
        private let wire: FaultyWire

        init() throws {
            ledger = try TestLedger(simulated: nil)
            let own = try ledger.connect()
            _ = try own.call("member.register", ["handle": "dana", "name": "Dana"]).ok
            _ = try own.call(
                "member.bindAccount",
                ["member": "dana", "uid": .integer(SecondAccount.uid), "username": .string(SecondAccount.name)]
            ).ok
            wire = try FaultyWire(in: ledger.place)
            let place = try Place()
            sshd = try Sshd(
                Sshd.finding(ledger.socket), in: place, launcher: try SecondAccount.withShell(in: place))
            for (path, mode) in [
                (place.path, 0o711), (Sshd.authorizedKeys(in: place), 0o644), (ledger.place.path, 0o711),
                (ledger.socket, 0o666),
            ] { chmod(path, mode_t(mode)) }
        }

        private func far(_ arguments: String..., user: String, path: String = "") throws -> RunningProgram {
            try ledger.startCLI(arguments, environment: sshd.environment(user: user, path: path))
        }

        @Test func `over there is who one is`() throws {
            let dana = try far("whoami", user: SecondAccount.name).end()
            #expect(dana.status == 0 && dana.output.contains("uid \(SecondAccount.uid)"), "\(dana)")
            #expect(dana.output.contains("dana (U2)"), "\(dana)")
            let hr = try far("whoami", user: Sshd.user).end()
            #expect(hr.status == 0 && hr.output.contains("hr (U1)"), "\(hr)")
            let size = try ledger.size()
            let refused = try far("member", "add", "eve", "--name", "Eve", user: SecondAccount.name).end()
            #expect(refused.status == 3, "\(refused)")
            #expect(try ledger.size() == size)
        }

        @Test func `by which a command was given sends it again, and no other does`() throws {
            let size = try ledger.size()
            let program = try far("member", "add", "eve", "--name", "Eve", user: Sshd.user, path: wire.path)
            try wire.serve(ledger, .losesTheCommand)
            #expect(program.end().status == 5)
            let other = try far("status", user: SecondAccount.name).end()
            #expect(other.status == 0, "\(other)")
            #expect(
                other.errors.contains("note: member.register of before waits until account \(Sshd.user) uses"),
                "\(other)")
            #expect(try ledger.size() == size)
            let own = try far("status", user: Sshd.user).end()
            #expect(own.status == 0 && own.errors.contains("member.register of before is done: U3"), "\(own)")
            #expect(try ledger.size() == size + 1)
        }
    }
}

/// The account that every Debian has and nobody uses, with a shell where sshd looks for one.
private enum SecondAccount {
    static let name = "nobody"
    static let uid: Int64 = 65_534

    static let canBePlayed: Bool = {
        guard geteuid() == 0, let place = try? Place() else { return false }
        let tried = try? RunningProgram(
            "/usr/bin/env",
            ["setpriv", "--reuid", name, "--regid", "nogroup", "--clear-groups", Programs.ledger, "--version"],
            in: place
        ).end()
        return tried?.status == 0
    }()

    /// Words that run a program where the account has a shell: in a mount namespace of its own, so that the machine's
    /// accounts stay as they are.
    static func withShell(in place: Place) throws -> [String] {
        let accounts = try String(contentsOfFile: "/etc/passwd", encoding: .utf8).split(separator: "\n").map { line in
            guard line.hasPrefix("\(name):"), let end = line.lastIndex(of: ":") else { return String(line) }
            return line[...end] + "/bin/sh"
        }
        let file = try place.write("passwd", accounts.joined(separator: "\n") + "\n")
        chmod(file, 0o644)
        return ["unshare", "-m", "/bin/sh", "-c", "mount --bind \(file) /etc/passwd && exec \"$@\"", "sh"]
    }
}
