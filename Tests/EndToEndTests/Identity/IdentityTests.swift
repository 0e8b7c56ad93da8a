import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Who somebody is, is the kernel's word.
    @Suite struct `Identity` {
        @Test func `in a real ledger is nobody else's to take`() throws {
            let ledger = try TestLedger(simulated: nil)
            let wire = try ledger.connect()
            #expect(try wire.call("member.register", ["handle": "dana", "name": "Dana"]).result != nil)
            let size = try ledger.size()
            for (method, params) in [
                ("member.register", ["handle": "eve", "name": "Eve"] as JSONTree), ("member.list", [:]),
                ("log.read", ["from": 0]), ("log.head", [:]),
            ] {
                for person in ["dana", "hr", "U2"] {
                    let answer = try wire.call(method, params, as: person)
                    #expect(answer.kind == "forbidden" && answer.code == 3, "\(method) as \(person) → \(answer)")
                }
            }
            #expect(try ledger.size() == size)
            let you = try wire.call("server.discover").ok
            #expect(you["simulated"] == false && you["you"]?["mayActAsAnybody"] == nil)
            #expect(you["you"]?["handle"] == "hr")
            // Its clock is nobody's to move either.
            let clock = try wire.call("clock.advance", ["to": "2099-01-01"])
            #expect(clock.error != nil && clock.kind != "internal_error", "\(clock)")
            let ending = try ledger.cli("member", "list", as: "dana")
            #expect(ending.status == 3, "\(ending)")
            #expect(ending.errors.contains("simulated ledgers only"))
            let leaves = try wire.call("log.read", ["from": 0]).ok["leaves"]?.elements ?? []
            #expect(leaves.allSatisfy { $0["leaf"]?["via"] == nil })
        }

        @Test func `in a simulated ledger shows who acted for whom`() throws {
            let office = try Office()
            let seq = try #require(try office.record("1", ref: "r")["events"]?[0]?["seq"])
            let leaf = try office.wire.call("log.read", ["from": seq, "limit": 1], as: "hr").ok["leaves"]?[0]?["leaf"]
            #expect(leaf?["actor"] == "U6" && leaf?["via"] == "U1", "\(leaf ?? .null)")
        }

        @Test func `without a member reads and writes nothing, and is told whom to ask`() throws {
            let ledger = try TestLedger(simulated: nil, hr: "somebody-else")
            let wire = try ledger.connect()
            let size = try ledger.size()
            for (method, params) in [
                ("member.register", ["handle": "dana", "name": "Dana"] as JSONTree), ("member.list", [:]),
                ("log.read", ["from": 0]), ("log.head", [:]), ("log.receipt", ["seq": 0]),
                ("log.lookup", ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ab"]), ("commitments.list", [:]),
            ] {
                let answer = try wire.call(method, params)
                #expect(answer.kind == "forbidden", "\(method) → \(answer)")
                #expect(answer.error?["data"]?["hint"]?.text?.contains("ledger member add") == true)
            }
            #expect(try ledger.size() == size)
            // What runs the daemon stays: status, check, and who one is.
            #expect(try wire.call("admin.check").ok["ok"] == true)
            #expect(try wire.call("server.discover").ok["you"]?["member"] == nil)
        }

        @Test(.enabled(if: geteuid() == 0, "another user can only be played by root"))
        func `of another user is not the operator's`() throws {
            let office = try Office()
            chmod(office.ledger.place.path, 0o711)
            chmod(office.ledger.socket, 0o666)
            let size = try office.ledger.size()
            for (line, kind) in [
                (#"{"id":1,"jsonrpc":"2.0","method":"admin.shutdown"}"#, "forbidden"),
                (#"{"id":1,"jsonrpc":"2.0","method":"admin.check"}"#, "forbidden"),
                (#"{"id":1,"jsonrpc":"2.0","method":"member.list","params":{"meta":{"as":"hr"}}}"#, "forbidden"),
                (#"{"id":1,"jsonrpc":"2.0","method":"member.list"}"#, "forbidden"),
                (
                    #"{"id":1,"jsonrpc":"2.0","method":"member.register","params":{"handle":"eve","meta":{"as":"hr"},"name":"Eve"}}"#,
                    "forbidden"
                ),
            ] {
                #expect(try Self.answer(to: line, uid: 65_534, office.ledger).kind == kind, "\(line)")
            }
            let discovered = try Self.answer(
                to: #"{"id":1,"jsonrpc":"2.0","method":"server.discover"}"#, uid: 65_534, office.ledger)
            #expect(discovered.result?["you"]?["uid"] == 65_534)
            #expect(discovered.result?["you"]?["mayActAsAnybody"] == nil)
            #expect(try office.ledger.size() == size)
            // The name of a member's account with another uid inherits nothing; with its own it is that member.
            let own = #"{"id":1,"jsonrpc":"2.0","method":"commitments.list"}"#
            try office.command("member.bindAccount", ["member": "dana", "uid": 65_533, "username": "nobody"])
            #expect(try Self.answer(to: own, uid: 65_534, office.ledger).kind == "forbidden")
            try office.command("member.bindAccount", ["member": "dana", "uid": 65_534, "username": "nobody"])
            #expect(try Self.answer(to: own, uid: 65_534, office.ledger).result != nil)
        }

        /// Sends one line as another user.
        private static func answer(to line: String, uid: uid_t, _ ledger: TestLedger) throws -> Answer {
            let script =
                "my $s = IO::Socket::UNIX->new(Peer => shift) or die $!; print $s shift, qq(\\n); print scalar <$s>"
            let ending = try RunningProgram(
                "/usr/bin/env",
                [
                    "setpriv", "--reuid", "\(uid)", "--regid", "\(uid)", "--clear-groups", "perl",
                    "-MIO::Socket::UNIX", "-e", script, ledger.socket, line,
                ], in: ledger.place
            ).end()
            guard ending.status == 0 else { throw Wire.Broken(what: "\(ending)") }
            return try Answer(line: Array(ending.output.utf8.dropLast()))
        }
    }
}
