import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// What scripts hold on to: exit statuses, JSON, and no colours where nobody sees them.
    @Suite struct `The command line` {
        let office: Office
        private let agreement: String

        init() throws {
            office = try Office()
            (agreement, _) = try office.propose(to: "dana")
            try office.record("120.5", ref: "d1")
        }

        private struct Case {
            var arguments: [String]
            var person: String?
            var environment: [String: String] = [:]
            var status: Int32
            var said: String
        }

        private var cases: [Case] {
            [
                Case(arguments: ["member", "list"], person: "hr", status: 0, said: ""),
                Case(
                    arguments: ["member", "add", "dana", "--name", "D"], person: "hr", status: 1, said: "handle dana is"
                ),
                Case(
                    arguments: ["agreement", "confirm", agreement, "--own-words", "I sell"], person: "dana", status: 1,
                    said: "complete-terms"),
                Case(arguments: ["agreement", "confirm", agreement], person: "dana", status: 2, said: "own words"),
                Case(arguments: ["member", "add", "x"], person: "hr", status: 2, said: "--name"),
                Case(arguments: ["no-such-verb"], person: "hr", status: 2, said: "no-such-verb"),
                Case(arguments: ["clock", "advance", "someday"], person: "hr", status: 2, said: "2026-12-31"),
                Case(arguments: ["member", "show", "nobody"], person: "hr", status: 2, said: "ledger member list"),
                Case(arguments: ["agreement", "show", "A99"], person: "dana", status: 3, said: "there is no A99"),
                Case(arguments: ["member", "add", "x", "--name", "X"], person: "dana", status: 3, said: "hr"),
                Case(
                    arguments: ["status"], environment: ["LEDGER_SOCKET": "/nowhere/s"], status: 4,
                    said: "no socket at /nowhere/s"),
                Case(
                    arguments: ["status"], environment: ["LEDGER_SOCKET": office.ledger.place.path], status: 4,
                    said: "no ledger answers"),
                Case(arguments: ["status"], environment: ["XDG_STATE_HOME": "/dev/null"], status: 7, said: "/dev/null"),
            ]
        }

        @Test func `ends with the status that its help tells, and says why`() throws {
            let size = try office.ledger.size()
            for one in cases {
                let ending = try office.ledger.startCLI(one.arguments, as: one.person, environment: one.environment)
                    .end()
                #expect(ending.status == one.status, "\(one.arguments): \(ending)")
                guard one.status != 0 else { continue }
                #expect(ending.output.isEmpty, "\(one.arguments): \(ending)")
                #expect(ending.errors.hasPrefix("ledger: error: "), "\(one.arguments): \(ending)")
                #expect(ending.errors.contains(one.said), "\(one.arguments): \(ending)")
            }
            #expect(try office.ledger.size() == size)
        }

        @Test func `says errors as JSON too, with the same status`() throws {
            for one in cases {
                let ending = try office.ledger.startCLI(
                    one.arguments + ["--json"], as: one.person, environment: one.environment
                ).end()
                #expect(ending.status == one.status, "\(one.arguments): \(ending)")
                let lines = ending.output.split(separator: "\n")
                #expect(lines.count == 1, "\(one.arguments): \(ending)")
                let tree = JSONTree(try JSONDocument(parsing: Array(lines.joined().utf8)).root)
                guard one.status != 0 else { continue }
                #expect(tree["exit"]?.number == Int64(one.status) && tree["error"]?["message"] != nil, "\(tree)")
            }
        }

        private func questions() -> [(method: String, arguments: [String], person: String)] {
            [
                ("server.status", ["status"], "hr"), ("member.list", ["member", "list"], "hr"),
                ("member.get", ["member", "show", "dana"], "hr"), ("goal.tree", ["goal", "tree"], "dana"),
                ("metric.list", ["metric", "list"], "dana"),
                ("measurement.list", ["measurement", "list", "closed_won", "dana"], "dana"),
                ("agreement.list", ["agreement", "list"], "cara"),
                ("agreement.get", ["agreement", "show", agreement], "dana"),
                ("agreement.get", ["agreement", "show", agreement, "--as-of", "today"], "dana"),
                ("commitments.list", ["commitments"], "dana"), ("log.head", ["log", "head"], "hr"),
                ("log.receipt", ["receipt", "3"], "hr"),
                ("agreement.discuss", ["agreement", "discuss", agreement, "Shall we?"], "dana"),
                (
                    "measurement.record", ["measurement", "record", "closed_won", "dana", "5", "--as-of", "yesterday"],
                    "crm"
                ),
                (
                    "agreement.confirm",
                    ["agreement", "confirm", agreement, "--own-words", "I sell", "--no-support-needed"], "dana"
                ),
                ("clock.advance", ["clock", "advance", "tomorrow"], "hr"),
            ]
        }

        @Test func `prints with --json what the ledger answered, by its schema`() throws {
            var lines: [JSONTree] = []
            for (method, arguments, person) in questions() {
                let ending = try office.ledger.startCLI(arguments + ["--json"], as: person).end()
                #expect(ending.status == 0, "\(arguments): \(ending)")
                let result = JSONTree(try JSONDocument(parsing: Array(ending.output.utf8.dropLast())).root)
                #expect(ending.output.hasSuffix("\n") && result.canonicalBytes == Array(ending.output.utf8.dropLast()))
                lines.append([
                    "instance": ["result": result], "schema": .string("Schemas/rpc/\(method).json"), "valid": true,
                ])
            }
            let judgement = try Validator.judge(lines, in: office.ledger.place)
            #expect(judgement.status == 0, "\(judgement)")
        }

        @Test func `colours nothing that is not a terminal, and nothing under NO_COLOR`() throws {
            for (_, arguments, person) in questions().prefix(12) {
                let ending = try office.ledger.startCLI(arguments, as: person, environment: ["TERM": "xterm-256color"])
                    .end()
                #expect(ending.status == 0 && !ending.output.isEmpty, "\(arguments): \(ending)")
                #expect(!(ending.output + ending.errors).contains("\u{1B}"), "\(arguments): \(ending)")
            }
            let command = "\(Programs.ledger) commitments --as dana"
            func onTerminal(_ environment: [String: String]) throws -> String {
                let own = [
                    "LEDGER_SOCKET": office.ledger.socket, "XDG_STATE_HOME": office.ledger.place.path + "/state",
                ]
                return try RunningProgram(
                    "/usr/bin/env", ["script", "-qec", command, "/dev/null"],
                    environment: own.merging(environment) { $1 }.merging(["TERM": "xterm-256color"]) { $1 },
                    in: office.ledger.place
                ).end().output
            }
            #expect(try onTerminal([:]).contains("\u{1B}["), "on a terminal there is colour")
            #expect(try !onTerminal(["NO_COLOR": "1"]).contains("\u{1B}"))
        }

        @Test func `shows an agreement from proposal to force, and as of a day before`() throws {
            let ledger = office.ledger
            let before = try ledger.cli("clock", "advance", "2017-09-26", as: "hr")
            #expect(before.status == 0, "\(before)")
            let own = try ledger.cli(
                "agreement", "confirm", agreement, "--own-words", "I win deals that stay", "--no-support-needed",
                as: "dana")
            #expect(own.status == 0 && own.output.contains("the other side has still to"), "\(own)")
            let other = try ledger.cli("agreement", "confirm", agreement, "--skip-own-words", as: "cara")
            #expect(other.status == 0 && other.output.contains("\(agreement) is in force"), "\(other)")
            let now = try ledger.cli("agreement", "show", agreement, as: "dana")
            #expect(now.output.contains("in force") && now.output.contains("I win deals that stay"), "\(now)")
            let then = try ledger.cli("agreement", "show", agreement, "--as-of", "2017-09-25", as: "dana")
            #expect(then.status == 0 && !then.output.contains("I win deals that stay"), "\(then)")
            let verified = try ledger.cli("verify", as: "hr")
            #expect(verified.status == 0 && verified.output.hasPrefix("verified: "), "\(verified)")
        }

        @Test func `does not read back for somebody what they may not see all of, and calls nothing missing`() throws {
            let refused = try office.ledger.cli("verify", as: "dana")
            #expect(refused.status == 3 && !refused.errors.contains("gives only"), "\(refused)")
            #expect(refused.errors.contains("hint: ledger evidence export me, or ledger receipts verify"), "\(refused)")
        }
    }
}
