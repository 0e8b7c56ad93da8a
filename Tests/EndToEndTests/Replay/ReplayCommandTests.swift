import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A command for each event` {
        private let stage: ReplayStage
        private var place: Place { stage.ledger.place }
        private var log: String { place.path + "/log" }

        init() throws {
            stage = try ReplayStage()
            #expect(try stage.ledger.cli("consumer", "create", "worker", as: "hr").status == 0)
        }

        private var logged: [String] {
            let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return text.split(separator: "\n").map(String.init)
        }

        private func position() throws -> Int64 {
            let list = try stage.ledger.cli("consumer", "list", "--json", as: "hr").output
            let root = JSONTree(try JSONDocument(parsing: Array(list.utf8)).root)
            return try #require(root["consumers"]?[0]?["position"]?.number)
        }

        private func run(_ command: String, _ options: [String] = []) throws -> Ending {
            try stage.replay(
                ["--consumer", "worker", "--exec", command, "--backoff", "0"] + options, environment: ["LOG": log])
        }

        @Test func `gets the event, knows which one it is, and is acknowledged when it succeeds`() throws {
            let command =
                #"echo "$LEDGER_POSITION $LEDGER_TYPE $LEDGER_STREAM $LEDGER_HASH $LEDGER_ATTEMPT $(cat)" >>"$LOG""#
            #expect(try run(command).status == 0)
            let wire = stage.office.wire
            let page = try wire.call("log.read", ["as": "text", "disclose": false, "from": 0], as: "hr").ok
            let expected = (page["leaves"]?.elements ?? []).map { entry in
                let text = entry["leaf"]?.text ?? ""
                let leaf = (try? JSONDocument(parsing: Array(text.utf8)).root).map { JSONTree($0) } ?? .null
                return "\(leaf["seq"]?.number ?? -1) \(leaf["type"]?.text ?? "") \(leaf["stream"]?.text ?? "") "
                    + "\(entry["hash"]?.text ?? "") 1 \(text)"
            }
            #expect(logged == expected)
            #expect(try position() == stage.ledger.size())
        }

        @Test func `that fails is run again, then stops the replay at that event, and never skips it`() throws {
            let command = #"echo "$LEDGER_POSITION" >>"$LOG"; test "$LEDGER_POSITION" != 3"#
            let failed = try run(command, ["--retries", "2"])
            #expect(failed.status == 8, "\(failed)")
            #expect(
                failed.errors.contains("stopped at event 3 (") && failed.errors.contains("ended with status 1"),
                "\(failed)")
            #expect(logged == ["0", "1", "2", "3", "3", "3"])
            #expect(try position() == 3)
            unlink(log)
            #expect(try run(#"echo "$LEDGER_POSITION" >>"$LOG""#).status == 0)
            #expect(try logged == (3..<stage.ledger.size()).map { "\($0)" })
        }

        @Test func `that succeeds at its second run is no failure`() throws {
            let ending = try run(
                #"echo "$LEDGER_POSITION/$LEDGER_ATTEMPT" >>"$LOG"; test "$LEDGER_ATTEMPT" -gt 1"#, ["--limit", "0"])
            #expect(ending.status == 0 && logged.isEmpty)
            let twice = try stage.replay(
                [
                    "--from", "5", "--limit", "2", "--backoff", "0", "--exec",
                    #"echo "$LEDGER_POSITION/$LEDGER_ATTEMPT" >>"$LOG"; test "$LEDGER_ATTEMPT" -gt 1"#,
                ],
                environment: ["LOG": log])
            #expect(twice.status == 0 && logged == ["5/1", "5/2", "6/1", "6/2"], "\(twice)")
            #expect(
                twice.errors.contains("event 5: the command ended with status 1; again in 0 s (1 of 5)"), "\(twice)")
        }

        @Test func `that hangs is ended, with whatever it started`() throws {
            let ending = try run(#"sleep 600 & echo $! >>"$LOG"; wait"#, ["--timeout", "1", "--retries", "0"])
            #expect(ending.status == 8 && ending.errors.contains("took more than 1 s"), "\(ending)")
            let child = try #require(logged.first.flatMap { pid_t($0) })
            // Gone, or dead and not yet buried by whoever inherited it.
            let state = FileManager.default.contents(atPath: "/proc/\(child)/stat").map {
                String(decoding: $0, as: UTF8.self)
            }
            #expect(state == nil || state?.contains(") Z ") == true, "the child of the child: \(state ?? "")")
            #expect(try position() == 0)
        }

        @Test func `that ignores being asked is killed`() throws {
            let ending = try run(#"trap "" TERM; while :; do sleep 1; done"#, ["--timeout", "1", "--retries", "0"])
            #expect(ending.status == 8 && ending.errors.contains("took more than 1 s"), "\(ending)")
        }

        @Test func `that floods is heard so far and no further`() throws {
            let ending = try run("head -c 20000000 /dev/zero | tr '\\0' x; echo end", ["--limit", "1"])
            #expect(ending.status == 0, "\(ending.errors.suffix(300))")
            #expect(
                ending.errors.utf8.count < 80_000 && ending.errors.contains("bytes of the command's output were let go")
            )
            #expect(try position() == 1)
        }

        @Test func `that does not read its event, or gets none of that form, is none the worse for it`() throws {
            #expect(try run("exec <&-; exit 0").status == 0)
            #expect(try position() == stage.ledger.size())
            let rows = try stage.replay(["--format", "csv", "--exec", #"cat >>"$LOG""#], environment: ["LOG": log])
            #expect(rows.status == 0 && logged.count == 5 && logged.allSatisfy { $0.contains("measurement.recorded") })
        }

        @Test func `that is told to end, and ends well, is not taken for one that did its work`() throws {
            let program = try stage.start(
                [
                    "--consumer", "worker", "--exec",
                    #"trap 'exit 0' TERM; echo begun >>"$LOG"; while :; do sleep 0.1; done"#,
                ],
                environment: ["LOG": log])
            try program.wait { _ in logged == ["begun"] }
            program.signal(SIGINT)
            program.signal(SIGINT)
            let ending = program.end()
            #expect(ending.status == 130, "\(ending)")
            #expect(try position() == 0)
        }

        @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
        func `is waited for when somebody asks for the end, and acknowledged`(_ signal: Int32) throws {
            let program = try stage.start(
                ["--consumer", "worker", "--exec", #"echo begun >>"$LOG"; sleep 1; echo done >>"$LOG""#],
                environment: ["LOG": log])
            try program.wait { _ in logged == ["begun"] }
            program.signal(signal)
            let ending = program.end()
            #expect(ending.status == 130 && logged == ["begun", "done"], "\(ending)")
            #expect(try position() == 1)
        }
    }
}
