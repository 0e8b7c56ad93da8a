import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Whatever comes between: nothing half-made lies where a bundle should be, and what was begun is taken up again.
    @Suite struct `Evidence that is not finished` {
        let office: Office

        init() throws {
            office = try Office()
            try office.dispute()
        }

        private func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: office.ledger.place.path)
                .filter { $0.hasPrefix("b") || $0.hasSuffix(".new") }
        }

        private func begin(_ wire: FaultyWire) throws -> RunningProgram {
            try office.ledger.startCLI(
                ["evidence", "export", "A1", "--purpose", "a dispute", "--out", office.path("b"), "--yes"], as: "dana",
                environment: ["LEDGER_SOCKET": wire.path])
        }

        @Test func `leaves nothing when the daemon is killed while it is read, and is resumed`() throws {
            let wire = try FaultyWire(in: office.ledger.place)
            let run = try begin(wire)
            try wire.serve(office.ledger, .losesTheCommand, counting: "evidence.read") { office.ledger.stop(SIGKILL) }
            let ending = run.end()
            #expect(ending.status == 4, "\(ending)")
            #expect(ending.errors.contains("hint: ledger evidence resume X1 --out \(office.path("b"))"), "\(ending)")
            #expect(try names().isEmpty)
            try office.ledger.start()
            let resumed = try office.ledger.cli("evidence", "resume", "X1", "--out", office.path("b"), as: "dana")
            #expect(resumed.status == 0, "\(resumed)")
            let again = Office(office, wire: try office.ledger.connect())
            try again.verify("b")
            let exports = try again.wire.call("evidence.list", [:], as: "dana").ok["exports"]?.elements ?? []
            #expect(exports.count == 1 && exports[0]["delivered"]?.elements.count == 1, "\(exports)")
        }

        @Test func `is recorded once when the answer was lost, and the next use says which it is`() throws {
            let wire = try FaultyWire(in: office.ledger.place)
            let run = try begin(wire)
            try wire.serve(office.ledger, .losesTheAnswer)
            let ending = run.end()
            #expect(ending.status == 5, "\(ending)")
            #expect(try names().isEmpty)
            let later = try office.ledger.cli("evidence", "list", as: "dana")
            #expect(later.errors.contains("evidence.export of before is done: X1"), "\(later)")
            #expect(later.output.contains("none yet"), "\(later)")
        }

        @Test func `is whole when only the note of it was lost`() throws {
            let wire = try FaultyWire(in: office.ledger.place)
            let run = try begin(wire)
            try wire.serve(office.ledger, .losesTheCommand, to: 2)
            let ending = run.end()
            #expect(ending.status == 5 && ending.errors.contains("is whole"), "\(ending)")
            try office.verify("b")
            #expect(try office.ledger.cli("status", as: "dana").errors.contains("evidence.deliver of before is done"))
        }

        @Test func `takes no place that is taken, and then nothing is recorded`() throws {
            let size = try office.ledger.size()
            try FileManager.default.createDirectory(atPath: office.path("b-dir"), withIntermediateDirectories: false)
            symlink("/nowhere/at/all", office.path("b-link"))
            _ = FileManager.default.createFile(atPath: office.path("b.zip"), contents: Data("mine".utf8))
            for name in ["b-dir", "b-dir/", "b-link", "b.zip", "b-not/there", "b.zip/in"] {
                let ending = try office.ledger.cli(
                    "evidence", "export", "me", "--out", office.path(name), "--yes", as: "dana")
                #expect(ending.status == 7 && ending.errors.contains("nothing was exported"), "\(name): \(ending)")
            }
            #expect(try office.ledger.size() == size)
            #expect(FileManager.default.contents(atPath: office.path("b.zip")) == Data("mine".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: office.path("b-dir")).isEmpty)
        }

        @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
        func `leaves nothing on a full disk, and is resumed elsewhere`() throws {
            let disk = try SmallDisk(megabytes: 1, at: office.path("disk"))
            _ = FileManager.default.createFile(
                atPath: disk.path + "/filler", contents: Data(repeating: 1, count: (1 << 20) - (24 << 10)))
            let ending = try office.ledger.cli(
                "evidence", "export", "me", "--out", disk.path + "/b", "--yes", as: "dana")
            #expect(ending.status == 7 && ending.errors.contains("No space left"), "\(ending)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["filler"])
            let resumed = try office.ledger.cli("evidence", "resume", "X1", "--out", office.path("b"), as: "dana")
            #expect(resumed.status == 0, "\(resumed)")
            try office.verify("b")
        }

        @Test func `is nobody's to resume but who made it, nor theirs when they may no longer`() throws {
            try office.command("evidence.export", ["purpose": "audit", "scope": "all"], as: "abe")
            func resume(_ person: String) throws -> Ending {
                try office.ledger.cli("evidence", "resume", "X1", "--out", office.path("b"), as: person)
            }
            let others = try resume("hr")
            #expect(others.status == 3 && others.errors.contains("hint: ledger evidence list"), "\(others)")
            try office.command("role.revoke", ["member": "abe", "role": "auditor"])
            let ending = try resume("abe")
            #expect(ending.status == 3 && ending.errors.contains("no longer yours"), "\(ending)")
            #expect(try names().isEmpty)
        }

        @Test func `is refused in words for heads that prove nothing, and for patterns that mean nothing`() throws {
            try office.command("evidence.export", ["scope": "me"], as: "dana")
            for size in [0, 5, 1 << 40] {
                let answer = try office.wire.call(
                    "evidence.read", ["export": "X1", "size": .integer(Int64(size))], as: "dana")
                #expect(answer.kind == "invalid", "\(size): \(answer)")
            }
            for pattern in [
                "", "nobody", "/a b", "feedback.", "feedbak.*", "feedback.giv", "/nte", "/terms/*/no", "U99",
                String(repeating: "/a", count: 41),
            ] {
                let answer = try office.wire.call(
                    "evidence.export", ["disclose": [.string(pattern)], "scope": "me"], as: "dana")
                #expect(answer.kind == "invalid", "\(pattern): \(answer)")
            }
            for pattern in [
                "/note", "/terms/promises/*/what", "/terms/promises/0/what", "/terms/*/*/what", "feedback.*",
            ] {
                let answer = try office.wire.call(
                    "evidence.preview", ["scope": "me", "withhold": [.string(pattern)]], as: "dana")
                #expect(answer.result != nil, "\(pattern): \(answer)")
            }
            for scope in ["", "nobody", "A99", "agreement/0", "person/99", "U99"] {
                let answer = try office.wire.call(
                    "evidence.export", ["purpose": "x", "scope": .string(scope)], as: "hr")
                #expect(["invalid", "not_found"].contains(answer.kind ?? ""), "\(scope): \(answer)")
            }
        }

        @Test func `stops at Ctrl-C and leaves nothing`() throws {
            let wire = try FaultyWire(in: office.ledger.place)
            let run = try begin(wire)
            try wire.serve(office.ledger, .losesTheCommand, counting: "evidence.read") {
                run.signal(SIGINT)
                usleep(100_000)
            }
            let ending = run.end()
            #expect([4, 130].contains(ending.status), "\(ending)")
            #expect(try names().isEmpty)
        }
    }
}

extension Office {
    /// The same office, by another connection.
    init(_ office: Office, wire: Wire) {
        ledger = office.ledger
        self.wire = wire
    }
}
