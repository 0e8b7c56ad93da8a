import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// A ledger on another machine, used from one's own: everything but the bytes' way is as it is at home.
    @Suite struct `By ssh` {
        private let office: Office
        private let sshd: Sshd

        init() throws {
            office = try Office()
            sshd = try Sshd(Sshd.finding(office.ledger.socket))
        }

        private func far(_ arguments: String..., as person: String? = nil, path: String = "") throws -> Ending {
            try office.ledger.startCLI(arguments, as: person, environment: sshd.environment(path: path)).end()
        }

        private var terms: String {
            get throws {
                try office.ledger.place.write(
                    "terms.yaml",
                    """
                    outcome: Win deals that stay
                    measures:
                      - metric: closed_won
                        target: "300"
                    milestones:
                      - metric: closed_won
                        from: 2017-10-01
                        to: 2017-10-31
                        target: "100"
                    contribution:
                      goal: G1
                      how: New customers in the north
                    cadence-days: 14
                    window:
                      from: 2017-10-01
                      to: 2017-12-31

                    """)
            }
        }

        @Test func `a ledger is used as at home`() throws {
            let status = try far("status")
            #expect(status.status == 0 && status.output.contains("daemon"), "\(status)")
            let who = try far("whoami")
            #expect(who.status == 0 && who.output.contains("\(Sshd.user) (uid \(geteuid()))"), "\(who)")
            let added = try far("member", "add", "ann", "--name", "Ann", as: "hr")
            #expect(added.status == 0, "\(added)")
            let related = try far("relate", "ann", "cara", as: "hr")
            #expect(related.status == 0, "\(related)")
            // The file of terms is read here, not there.
            let proposed = try far("agreement", "propose", "ann", "--file", try terms, as: "cara")
            #expect(proposed.status == 0 && proposed.output.contains("A1"), "\(proposed)")
            let shown = try far("agreement", "show", "A1", as: "ann")
            #expect(shown.status == 0 && shown.output.contains("Win deals that stay"), "\(shown)")
            let verified = try far("verify", as: "hr")
            #expect(verified.status == 0 && verified.output.hasPrefix("verified: "), "\(verified)")
            let refused = try far("member", "add", "ann", "--name", "Ann", as: "hr")
            #expect(refused.status == 1 && refused.errors.contains("handle ann is"), "\(refused)")
            let json = try far("member", "list", "--json", as: "hr")
            #expect(json.status == 0 && json.output.contains(#""handle":"ann""#) && json.errors.isEmpty, "\(json)")
        }

        @Test func `what was seen of a ledger at home counts here, and the other way`() throws {
            #expect(try office.ledger.cli("status").output.contains("its key is remembered from now on"))
            #expect(try far("status").output.contains("yes, and nothing was added since"))
            try office.record("1", ref: "a")
            #expect(try far("status").output.contains("begin with the"))
            let home = try office.ledger.cli("status")
            #expect(home.output.contains("yes, and nothing was added since"), "\(home)")
            let heads = office.ledger.place.path + "/state/ledger/heads"
            let files = try FileManager.default.contentsOfDirectory(atPath: heads)
            for kind in [".key", ".note"] { #expect(files.filter { $0.hasSuffix(kind) }.count == 1, "\(files)") }
            // Both ways there are remembered for the note that another ledger took this one's place.
            #expect(files.filter { $0.hasSuffix(".origin") }.count == 2, "\(files)")
        }

        @Test func `receipts are kept here, and held against the ledger over there`() throws {
            let (id, _) = try office.propose(to: "dana", Office.terms().with("promises", [Office.help]))
            try office.command("agreement.confirm", ["agreement": .string(id)], as: "dana")
            let confirmed = try far("agreement", "confirm", id, "--yes", as: "cara")
            #expect(confirmed.status == 0, "\(confirmed)")
            let verified = try far("receipts", "verify", as: "cara")
            #expect(verified.status == 0 && verified.output.contains("1 of 1 hold in the ledger"), "\(verified)")
            // Whoever asks a ledger at home has those from over there checked too, by the same way.
            let home = try Office()
            var surroundings = sshd.environment()
            surroundings["LEDGER_SOCKET"] = home.ledger.socket
            surroundings["XDG_STATE_HOME"] = office.ledger.place.path + "/state"
            let both = try home.ledger.cli("receipts", "verify", as: "cara", environment: surroundings)
            #expect(both.status == 0 && both.output.contains("1 of 1 hold in the ledger"), "\(both)")
            office.ledger.stop()
            let gone = try home.ledger.cli("receipts", "verify", as: "cara", environment: surroundings)
            #expect(gone.status == 4 && gone.output.contains("holds by itself"), "\(gone)")
            #expect(gone.errors.contains("its ledger was asked too"), "\(gone)")
        }

        @Test func `a ledger that was rewritten over there is refused here`() throws {
            office.ledger.stop()
            let fork = try TestLedger(copyOf: office.ledger)
            try office.ledger.start()
            let wire = try office.ledger.connect()
            _ = try wire.call("measurement.record", Office.value("1", ref: "a"), as: "crm").ok
            #expect(try office.ledger.cli("status").status == 0)
            try fork.start()
            let other = try fork.connect()
            for ref in ["b", "c"] {
                _ = try other.call("measurement.record", Office.value("2", ref: ref), as: "crm").ok
            }
            let ending = try far("status", path: fork.socket)
            #expect(ending.status == 6 && ending.errors.contains("THIS IS NOT THE LEDGER"), "\(ending)")
            #expect(try far("status").status == 0, "the one that was seen is still trusted")
        }

        @Test func `pipelined requests are all answered, and the end of the input is passed on`() throws {
            let lines = (1...3_000).map {
                #"{"id":\#($0),"jsonrpc":"2.0","method":"log.read","params":{"from":0,"meta":{"as":"hr"}}}"#
            }
            let input = try office.ledger.place.write("input", lines.joined(separator: "\n") + "\n")
            for command in [
                "exec \(Programs.ledger) stdio --socket \(office.ledger.socket)",
                "exec \(sshd.environment()["LEDGER_SSH"] ?? "") -p \(sshd.port) -l \(Sshd.user) 127.0.0.1 ledger stdio",
            ] {
                // A pipe between, so that neither end of the copying is a file; its reader is slow to begin.
                let ending = try RunningProgram(
                    "/bin/bash", ["-c", "set -o pipefail; (\(command)) <\(input) | { sleep 1; wc -lc; }"],
                    in: office.ledger.place
                ).end()
                let counts = ending.output.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
                #expect(ending.status == 0 && counts.first == lines.count, "\(ending)")
                #expect((counts.last ?? 0) > 4 << 20, "more than any buffer on the way holds: \(ending)")
            }
        }

        @Test func `ssh asks on the terminal, while the protocol has its input and output`() throws {
            try sshd.letAsk()
            try sshd.forgetHost()
            let typing = """
                import os, pty, sys
                child, terminal = pty.fork()
                if child == 0: os.execv(sys.argv[1], sys.argv[1:])
                seen, asked = b'', False
                while True:
                    try: piece = os.read(terminal, 4096)
                    except OSError: break
                    seen += piece
                    if b'(yes/no' in seen and not asked:
                        asked = True
                        os.write(terminal, b'yes\\n')
                os.write(1, seen)
                sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if asked else 99)
                """
            let own = ["XDG_STATE_HOME": office.ledger.place.path + "/state"]
            let ending = try RunningProgram(
                "/usr/bin/env", ["python3", "-c", typing, Programs.ledger, "whoami"],
                environment: own.merging(sshd.environment()) { _, said in said }, in: office.ledger.place
            ).end()
            #expect(ending.status == 0, "\(ending)")
            #expect(ending.output.contains("authenticity of host") && ending.output.contains("uid \(geteuid())"))
        }

        @Test(arguments: [true, false])
        func `the far program ends when either end of its way does`(isDaemon: Bool) throws {
            let input = office.ledger.place.path + "/input"
            mkfifo(input, 0o600)
            let held = open(input, O_RDWR | O_CLOEXEC)
            let program = try RunningProgram(
                "/bin/sh", ["-c", "exec \(Programs.ledger) stdio <\(input) --socket \(office.ledger.socket)"],
                in: office.ledger.place)
            let line = Array("{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"server.status\"}\n".utf8)
            #expect(write(held, line, line.count) == line.count)
            while program.answered.isEmpty, program.isRunning { usleep(10_000) }
            if isDaemon { office.ledger.stop() } else { close(held) }
            let ending = program.end()
            if isDaemon { close(held) }
            #expect(ending.status == 0 && ending.errors.isEmpty && ending.output.hasPrefix("{\"id\":1,"), "\(ending)")
        }
    }
}
