import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// What can be wrong on the way to a ledger, each told apart, with what would help.
    @Suite struct `No way` {
        private let ledger: TestLedger

        init() throws { ledger = try TestLedger() }

        private func refused(
            _ environment: [String: String], _ what: String, because: String, hint: String, above: String = ""
        ) throws {
            let ending = try ledger.startCLI(["status"], environment: environment).end()
            #expect(ending.status == 4 && ending.output.isEmpty, "\(ending)")
            // ssh ends its lines with CR LF.
            let lines = ending.errors.split(whereSeparator: \.isNewline).map(String.init)
            #expect(lines.suffix(3).first == "ledger: error: \(what)", "\(ending)")
            #expect(lines.suffix(2).first?.contains("because: \(because)") == true, "\(ending)")
            #expect(lines.last?.contains("hint: \(hint)") == true, "\(ending)")
            #expect(above.isEmpty || lines.dropLast(3).contains { $0.contains(above) }, "\(ending)")
            let json = try ledger.startCLI(["status", "--json"], environment: environment).end()
            #expect(json.status == 4 && json.output.contains(#""exit":4"#), "\(json)")
        }

        @Test func `to a machine that does not listen, whose key is unknown, or that does not let one in`() throws {
            let sshd = try Sshd(Sshd.finding(ledger.socket))
            let what = "ssh does not get to 127.0.0.1"
            let because = "ssh ended with status 255, and says above why"
            func hint(_ port: UInt16) -> String { "first make this work: ssh -p \(port) \(Sshd.user)@127.0.0.1 (" }
            let closed = try Sshd.freePort()
            try refused(
                sshd.environment(port: closed), what, because: because, hint: hint(closed), above: "Connection refused")
            try sshd.useKey("stranger")
            try refused(
                sshd.environment(), what, because: because, hint: hint(sshd.port), above: "Permission denied")
            try sshd.forgetHost()
            try refused(
                sshd.environment(), what, because: because, hint: hint(sshd.port),
                above: "Host key verification failed")
        }

        @Test func `to a machine without the program, or whose daemon does not run or does not let one in`() throws {
            let bare = try Sshd([Sshd.settings("PATH=/usr/bin:/bin")])
            try refused(
                bare.environment(), "there is no ledger program at 127.0.0.1",
                because: "its shell could not run “ledger stdio” (status 127)", hint: "have it installed there",
                above: "ledger")
            let sshd = try Sshd(Sshd.finding("/nowhere/socket"))
            try refused(
                sshd.environment(), "no ledger answers at 127.0.0.1",
                because: "its ledger stdio could not connect to the daemon (status 4)", hint: "have ledgerd started",
                above: "no ledger is running here (on ")
            // A socket that nobody answers any more.
            let left = try Office()
            left.ledger.stop(SIGKILL)
            try refused(
                sshd.environment(path: left.ledger.socket), "no ledger answers at 127.0.0.1",
                because: "its ledger stdio could not connect to the daemon (status 4)", hint: "have ledgerd started",
                above: "Connection refused")
        }

        @Test func `to a machine whose login talks, or that has no ssh here`() throws {
            let sshd = try Sshd([Sshd.settings(), "ForceCommand echo Welcome; cat >/dev/null"])
            try refused(
                sshd.environment(), "what answers at 127.0.0.1 is no ledger",
                because: "the far end wrote “Welcome” where an answer was due", hint: "let nothing there write")
            try refused(
                ["LEDGER_SOCKET": sshd.address(), "PATH": "/nowhere"], "there is no way to \(sshd.address())",
                because: "ssh could not be started: No such file", hint: "install ssh")
        }

        @Test(arguments: [
            "ssh://", "ssh://-oProxyCommand=x", "ssh://-l@host", "ssh://host:0", "ssh://host:ssh", "ssh://host/a b",
            "ssh://host/$(id)", "http://host",
        ])
        func `by what is no address, and nothing is started`(address: String) throws {
            let ending = try ledger.cli("status", environment: ["LEDGER_SOCKET": address, "LEDGER_SSH": "echo"])
            #expect(ending.status == 2 && ending.errors.contains("is no address of a ledger"), "\(ending)")
        }
    }
}
