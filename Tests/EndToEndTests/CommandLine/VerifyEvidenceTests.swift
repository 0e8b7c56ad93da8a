import Foundation
import Testing

@testable import LedgerClient

extension `End to end` {
    /// `ledger verify PATH` needs no daemon. The bundles are made by a third program, from the format's page alone.
    @Suite struct `Evidence on the command line` {
        private let place: Place

        init() throws {
            place = try Place()
            let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Evidence/bundles.py").path
            let made = try RunningProgram("/usr/bin/env", ["python3", "-B", script, place.path], in: place).end()
            #expect(made.status == 0, "\(made)")
        }

        private func verify(_ arguments: String...) throws -> Ending {
            try RunningProgram(
                Programs.ledger, ["verify"] + arguments, environment: ["XDG_STATE_HOME": place.path + "/state"],
                in: place
            ).end()
        }

        private func path(_ name: String) -> String { "\(place.path)/\(name)" }

        @Test func `is vouched for by a key, a head or a receipt, or only consistent, and the status says which`()
            throws
        {
            for name in ["agreement", "person", "all"] {
                for bundle in [path(name), path("\(name).zip")] {
                    let alone = try verify(bundle)
                    #expect(alone.status == 3 && alone.output.contains("nothing from elsewhere"), "\(alone)")
                    let key = try String(contentsOfFile: path("\(name).key"), encoding: .utf8)
                    for option in [
                        ["--key", path("\(name).key")], ["--key", String(key.dropLast())],
                        ["--head", path("\(name).head")],
                        ["--receipt", path("\(name).tlog-proof")],
                    ] {
                        let held = try verify(bundle, option[0], option[1])
                        #expect(held.status == 0 && held.output.contains("verified"), "\(held)")
                        #expect(held.output.contains("against     whoever hands it over"), "\(held)")
                        #expect(held.output.contains("never says that something is lawful"), "\(held)")
                    }
                }
            }
            let several = try verify("--json", path("agreement"), path("all.zip"), path("nothing"))
            #expect(several.status == 2 && several.output.split(separator: "\n").count == 3, "\(several)")
        }

        @Test func `of another ledger, or damaged, is refused with the place`() throws {
            let other = try verify(path("agreement"), "--key", path("all.key"))
            #expect(other.status == 1 && other.errors.contains("(anchor)"), "\(other)")
            let file = path("agreement/disclosures.jsonl")
            var bytes = try Data(contentsOf: URL(filePath: file))
            bytes[30] ^= 1
            try bytes.write(to: URL(filePath: file))
            let damaged = try verify(path("agreement"), "--key", path("agreement.key"))
            #expect(
                damaged.status == 1 && damaged.errors.contains("disclosures.jsonl: its bytes are not"), "\(damaged)")
            #expect(damaged.errors.contains("it shows at disclosures.jsonl, line 1"), "\(damaged)")
            let json = try verify(path("agreement"), "--json")
            let expected = #""finding":{"check":"files","file":"disclosures.jsonl","line":null}"#
            #expect(json.status == 1 && json.output.contains(expected), "\(json)")
        }

        @Test func `that is none, or an argument that cannot be read, is wrong usage`() throws {
            for arguments in [
                [path("nothing")], [place.path], [path("agreement.key")], [path("agreement"), "--key", "nonsense"],
                [path("agreement"), "--head", path("nothing")],
                [path("agreement"), "--receipt", path("agreement.head")],
                [path("agreement"), "--leaf", path("agreement.key")],
            ] {
                let ending = try RunningProgram(Programs.ledger, ["verify"] + arguments, in: place).end()
                #expect(ending.status == 2, "\(arguments): \(ending)")
            }
        }

        @Test func `is held against what this machine remembers of its ledger, if nothing else is given`() throws {
            let key = try String(contentsOfFile: path("agreement.key"), encoding: .utf8)
            let origin = key.prefix { $0 != "+" }
            let folder = place.path + "/state/ledger/heads"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let name = "\(folder)/\(StateDirectory.escaped(String(origin)))"
            try key.write(toFile: name + ".key", atomically: true, encoding: .utf8)
            try FileManager.default.copyItem(atPath: path("agreement.head"), toPath: name + ".note")
            let known = try verify(path("agreement"))
            #expect(known.status == 0 && known.output.contains("the key that this machine remembers"), "\(known)")
            #expect(known.output.contains("the head that this machine remembers"), "\(known)")
            #expect(try verify(path("person")).status == 3)
            // The same name, another key: somebody passes for that ledger.
            let other = try String(contentsOfFile: path("person.key"), encoding: .utf8)
            try other.write(toFile: name + ".key", atomically: true, encoding: .utf8)
            try FileManager.default.removeItem(atPath: name + ".note")
            let forged = try verify(path("agreement"))
            #expect(forged.status == 1 && forged.errors.contains("(anchor)"), "\(forged)")
        }

        @Test func `as a file of events is held against a head`() throws {
            let events = path("all/events.jsonl")
            let held = try verify(events, "--head", path("all.head"), "--key", path("all.key"))
            #expect(held.status == 0 && held.output.contains("begin with exactly those of the head"), "\(held)")
            #expect(try verify(events).status == 3)
            let other = try verify(events, "--head", path("person.head"))
            #expect(other.status == 1 && other.errors.contains("(root)"), "\(other)")
        }
    }
}
