import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// The configuration that we ship gives `ledger` and nothing else. It is taken as it lies there, but for whom it is
    /// for and where things are.
    @Suite struct `A forced command` {
        private let office: Office
        private let sshd: Sshd

        init() throws {
            office = try Office()
            let place = try Place()
            sshd = try Sshd([try Self.settings(office.ledger.socket, place)], in: place)
        }

        private static func settings(_ socket: String, _ place: Place) throws -> String {
            let file = Validator.repository.appending(path: "deploy/sshd/ledger-people.conf")
            return try String(contentsOf: file, encoding: .utf8)
                .replacing("Match Group ledger-people", with: "Match all")
                .replacing("/usr/local/bin/ledger", with: Programs.ledger)
                .replacing("/run/ledgerd/ledger.sock", with: socket)
                .replacing("/etc/ssh/ledger-people/%u", with: Sshd.authorizedKeys(in: place))
                .replacing("SetEnv ", with: "\(Sshd.settings()) XDG_STATE_HOME=\(place.path)/far-state ")
        }

        @Test func `serves a command line elsewhere, which cannot choose the socket`() throws {
            for path in ["", "/another/socket"] {
                let ending = try office.ledger.startCLI(
                    ["member", "add", "ann\(path.count)", "--name", "Ann"], as: "hr",
                    environment: sshd.environment(path: path)
                ).end()
                #expect(ending.status == 0, "\(ending)")
            }
        }

        @Test func `shows somebody who came without a command what waits for them`() throws {
            let ending = try sshd.login("-T")
            let home = try office.ledger.cli()
            #expect(ending.status == 0 && !(home.output + home.errors).isEmpty, "\(ending)")
            #expect(ending.output == home.output && ending.errors == home.errors, "\(ending)\(home)")
        }

        @Test func `refuses everything else and runs nothing of it`() throws {
            let trace = sshd.place.path + "/trace"
            for command in [
                "touch \(trace)", "sh", "ledger member list", "ledger  stdio", "/bin/ledger stdio", "scp -t \(trace)",
            ] {
                let ending = try sshd.login(command)
                #expect(ending.status == 2 && ending.output.isEmpty, "\(command): \(ending)")
                #expect(ending.errors.contains("this account gives ledger and nothing else"), "\(command): \(ending)")
            }
            // Begins as it should: it is served, and what follows is not looked at.
            #expect(try sshd.login("ledger stdio --forced $(touch \(trace)); touch \(trace)").status == 0)
            #expect(try sshd.login("-s", "sftp").status != 0)
            #expect(!FileManager.default.fileExists(atPath: trace))
        }

        @Test func `forwards nothing and gives no terminal`() throws {
            let tunnel = try sshd.login("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "-N")
            #expect(tunnel.status == 255 && tunnel.errors.contains("forwarding"), "\(tunnel)")
            let terminal = try sshd.login("-tt")
            #expect(terminal.errors.contains("PTY allocation request failed"), "\(terminal)")
        }
    }
}
