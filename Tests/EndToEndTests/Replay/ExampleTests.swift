import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// What Docs/Guides/replay.md and the examples say, done.
    @Suite struct `Examples for integrators` {
        private let stage: ReplayStage
        private var place: Place { stage.ledger.place }

        init() throws { stage = try ReplayStage() }

        private var environment: [String: String] {
            ["LEDGER_SOCKET": stage.ledger.socket, "XDG_STATE_HOME": place.path + "/state"]
        }

        private func python(_ arguments: [String]) throws -> RunningProgram {
            let script = Validator.repository.appending(path: "Docs/Guides/follow.py").path
            return try RunningProgram(
                "/usr/bin/env", ["python3", "-B", script, "--as", "hr"] + arguments, environment: environment, in: place
            )
        }

        @Test func `follow py prints the leaves, and goes on by a consumer`() throws {
            let all = try python([]).end()
            #expect(try all.status == 0 && all.lines == stage.leaves(), "\(all)")
            #expect(try python(["--from", "3"]).end().lines == stage.leaves(from: 3))
            #expect(try stage.ledger.cli("consumer", "create", "snake", as: "hr").status == 0)
            #expect(try python(["--consumer", "snake"]).end().lines == stage.leaves())
            #expect(try python(["--consumer", "snake"]).end().lines.isEmpty)
            let none = try python(["--consumer", "nobody"]).end()
            #expect(none.status == 1 && none.errors.contains("no consumer nobody"), "\(none)")
            let beyond = try python(["--from", "9999"]).end()
            #expect(beyond.status == 1, "\(beyond)")
        }

        @Test func `follow py takes more than its credit, and outlives the daemon`() throws {
            for number in 0..<8 {
                let values = (0..<100).map { Office.value("1", ref: "c\(number)-\($0)").with("source", nil) }
                try stage.office.command(
                    "measurement.recordMany", ["source": "crm", "values": .array(values)], as: "crm")
            }
            #expect(try stage.ledger.cli("consumer", "create", "tail", as: "hr").status == 0)
            let program = try python(["--stay", "--consumer", "tail"])
            let before = try stage.leaves()
            #expect(before.count > 800)
            try program.wait { $0.lines.count == before.count }
            stage.ledger.stop(SIGKILL)
            try stage.ledger.start()
            _ = try stage.ledger.connect().call("measurement.record", Office.value("2", ref: "after"), as: "crm").ok
            let after = try stage.leaves()
            try program.wait { $0.lines == after }
            // Threads of the tests have gentler signals blocked, and Python takes that over.
            program.signal(SIGKILL)
            #expect(program.end().status == 128 + SIGKILL)
        }

        @Test func `every command of the guide does what it should`() throws {
            let page = try String(
                contentsOf: Validator.repository.appending(path: "Docs/Guides/replay.md"), encoding: .utf8)
            let commands = page.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
            #expect(commands.count >= 18)
            let script = Validator.repository.appending(path: "Docs/Guides/follow.py").path
            // In the guide the programs are on the path, and whoever types is nobody in particular.
            let shell = """
                set -e -o pipefail; cd "\(place.path)"
                ledger() { "\(Programs.ledger)" "$@" --as hr; }
                timeout() { shift; "$(command -v env)" timeout "$SECONDS_TO_STAY" "\(Programs.ledger)" "${@:2}" --as hr || [[ $? == 124 ]]; }
                follow() { "\(Self.follow)" "$@"; }
                python3() { shift; command python3 -B "\(script)" "$@"; }

                """
            for command in commands where !command.hasPrefix("follow ") || Self.hasExample {
                let ending = try RunningProgram(
                    "/bin/bash", ["-c", shell + command],
                    environment: environment.merging(["SECONDS_TO_STAY": "2"]) { $1 }, in: place
                ).end()
                #expect(ending.status == 0, "\(command)\n\(ending)")
                let isQuiet = ["--output", "--exec"].contains { command.contains($0) }
                #expect(ending.output.isEmpty == isQuiet || command.contains("follow.py"), "\(command)\n\(ending)")
            }
            let mailed = FileManager.default.contents(atPath: place.path + "/mailed") ?? Data()
            #expect(String(decoding: mailed, as: UTF8.self).hasSuffix(" promise.made promise/1\n"))
        }

        private static let follow = Validator.repository.appending(path: ".build/example/debug/follow").path
        private static let hasExample = FileManager.default.isExecutableFile(atPath: follow)

        @Test(.enabled(if: hasExample, "make example builds it"))
        func `the package outside of this one follows by the library alone`() throws {
            func follow() throws -> Ending {
                try RunningProgram(Self.follow, ["totals", "--as", "hr"], environment: environment, in: place).end()
            }
            let first = try follow()
            let dana = try #require(
                stage.office.wire.call("member.get", ["member": "dana"], as: "hr").ok["member"]?["id"]?.text)
            #expect(first.status == 0 && first.lines.last == "\(dana): 5 values", "\(first)")
            try stage.office.record("7", ref: "later")
            let second = try follow()
            #expect(second.lines.last == "\(dana): 1 values" && second.lines.count == 3, "\(second)")
        }
    }
}
