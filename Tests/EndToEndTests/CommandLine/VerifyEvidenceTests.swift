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

        private func verify(_ arguments: String...) throws -> Ending { try verify(arguments) }

        private func verify(_ arguments: [String]) throws -> Ending {
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
            // As the log has it, a digest may begin like an option.
            let digest = try verify(path("agreement"), "--digest", "-" + String(repeating: "A", count: 42))
            #expect(digest.status == 1 && digest.errors.contains("(anchor)"), "\(digest)")
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

        @Test func `with a file whose name has a line feed says that in one line`() throws {
            let name = "agreement/\u{1B}[32mok\nledger: verified: everything"
            try "".write(toFile: path(name), atomically: true, encoding: .utf8)
            let refused = try verify(path("agreement"))
            #expect(refused.status == 1 && refused.errors.contains("\\u{A}ledger: verified"), "\(refused)")
            #expect(!refused.errors.contains("\nledger: verified"), "\(refused)")
        }

        @Test func `that hides an event is contradicted by whoever kept the event with its receipt`() throws {
            let script = """
                import bundles, sys
                class Hiding(bundles.Ledger):
                    def chosen(self, scope, export):
                        seqs, complete = super().chosen(scope, export)
                        complete[0]["count"] -= 1
                        return [seq for seq in seqs if seq != self.hidden], complete
                ledger = Hiding("hiding").live(24)
                ledger.hidden = ledger.append("agreement.discussed", "agreement/12", "U2", ["U2"])
                parts = ledger.export("agreement/12")
                bundles.write(parts.bundle(), sys.argv[1] + "/hiding")
                open(sys.argv[1] + "/kept.json", "wb").write(ledger.leaves[ledger.hidden])
                open(sys.argv[1] + "/kept.tlog-proof", "wb").write(parts.receipt(ledger, ledger.hidden, len(ledger.leaves)))
                """
            let evidence = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Evidence").path
            let made = try RunningProgram(
                "/usr/bin/env", ["python3", "-B", "-c", script, place.path], environment: ["PYTHONPATH": evidence],
                in: place
            ).end()
            #expect(made.status == 0, "\(made)")
            let (bundle, receipt, leaf) = (path("hiding"), path("kept.tlog-proof"), path("kept.json"))
            let alone = try verify(bundle, "--receipt", receipt)
            #expect(alone.status == 0 && alone.output.contains("which is not here (with --leaf"), "\(alone)")
            let both = try verify(bundle, "--receipt", receipt, "--leaf", leaf)
            #expect(both.status == 1 && both.errors.contains("(complete)"), "\(both)")
            let program = [
                "-I", evidence + "/../../Sources/LedgerAudit/Resources/verify.py", "--receipt", receipt, "--leaf", leaf,
            ]
            let other = try RunningProgram("/usr/bin/env", ["python3"] + program + [bundle], in: place).end()
            #expect(other.status == 1 && other.output.contains("complete: manifest.json"), "\(other)")
            for wrong in [receipt, path("agreement/manifest.json")] {
                #expect(try verify(bundle, "--receipt", receipt, "--leaf", wrong).status == 2)
            }
            #expect(try verify(path("all/events.jsonl"), "--receipt", receipt, "--leaf", leaf).status == 2)
        }

        @Test func `that is none, or an argument that cannot be read, is wrong usage`() throws {
            let keys = try ["agreement", "all"].map { try String(contentsOfFile: path("\($0).key"), encoding: .utf8) }
            try keys.joined().write(toFile: path("keys"), atomically: true, encoding: .utf8)
            for arguments in [
                [path("nothing")], [place.path], [path("agreement.key")], [path("agreement"), "--key", "nonsense"],
                [path("agreement"), "--head", path("nothing")],
                [path("agreement"), "--receipt", path("agreement.head")],
                [path("agreement"), "--leaf", path("agreement.key")], [path("agreement"), "--key", ""],
                [path("agreement"), "--key", "", "--head", path("agreement.head")],
                [path("agreement"), "--key", path("keys")],
                [path("all/events.jsonl"), "--head", path("all.head"), "--digest", String(repeating: "0", count: 64)],
                [path("all/events.jsonl"), "--head", path("all.head"), "--page", path("page.html")],
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

        /// A number that JSON cannot tell must not end the program. Signatures are looked at only afterwards.
        @Test func `is not held against a head of more events than a number can tell`() throws {
            let head = try String(contentsOfFile: path("agreement.head"), encoding: .utf8)
            var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (size, status) in [("9007199254740991", 1), ("9007199254740992", 2), ("9223372036854775807", 2)] {
                lines[1] = size
                let note = lines.joined(separator: "\n")
                try note.write(toFile: path("large.head"), atomically: true, encoding: .utf8)
                let receipt = "c2sp.org/tlog-proof@v1\nindex \(UInt64(size)! - 1)\n\n\(note)"
                try receipt.write(toFile: path("large.tlog-proof"), atomically: true, encoding: .utf8)
                for held in [["--head", path("large.head")], ["--receipt", path("large.tlog-proof")]] {
                    let ended = try verify(["--json", path("agreement")] + held)
                    #expect(ended.status == status, "\(ended)")
                }
            }
        }

        @Test func `as a file of events is held against a head`() throws {
            let events = path("all/events.jsonl")
            let held = try verify(events, "--head", path("all.head"), "--key", path("all.key"))
            #expect(held.status == 0 && held.output.contains("begin with exactly those of the head"), "\(held)")
            #expect(try verify(events).status == 3)
            let other = try verify(events, "--head", path("person.head"))
            #expect(other.status == 1 && other.errors.contains("(root)"), "\(other)")
        }

        @Test func `as events out of a pipe is read once, from the first byte on`() throws {
            let command = #"exec "$0" verify --head "$1" --key "$2" <(cat "$3")"#
            let arguments = [
                "-c", command, Programs.ledger, path("all.head"), path("all.key"), path("all/events.jsonl"),
            ]
            let piped = try RunningProgram("/bin/bash", arguments, in: place).end()
            #expect(piped.status == 0 && piped.output.hasPrefix("verified: "), "\(piped)")
        }

        @Test func `as events is called by a ledger's name only if a key from elsewhere signed the head`() throws {
            let (events, key) = (path("all/events.jsonl"), try String(contentsOfFile: path("all.key"), encoding: .utf8))
            var note = try String(contentsOfFile: path("all.head"), encoding: .utf8).split(separator: "\n").map(
                String.init)
            let words = note[note.count - 1].split(separator: " ")
            let id = words[2].prefix(6)
            note[note.count - 1] = "\(words[0]) \(words[1]) \(id)\(String(repeating: "A", count: words[2].count - 6))"
            let forged = path("forged.head")
            let text = note[0...2].joined(separator: "\n") + "\n\n" + note[note.count - 1] + "\n"
            try text.write(toFile: forged, atomically: true, encoding: .utf8)
            for head in [forged, path("all.head")] {
                let alone = try verify(events, "--head", head)
                #expect(alone.status == 0 && !alone.output.contains("verified"), "\(alone)")
                #expect(alone.output.contains("was not checked: no key of acme/"), "\(alone)")
                #expect(try verify("--json", events, "--head", head).output.contains(#""signed":false"#))
            }
            let refused = try verify(events, "--head", forged, "--key", path("all.key"))
            #expect(refused.status == 1 && refused.errors.contains("(anchor)"), "\(refused)")
            let folder = place.path + "/state/ledger/heads"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let name = StateDirectory.escaped(String(key.prefix { $0 != "+" }))
            try key.write(toFile: "\(folder)/\(name).key", atomically: true, encoding: .utf8)
            #expect(try verify(events, "--head", forged).status == 1)
            let known = try verify(events, "--head", path("all.head"))
            #expect(known.status == 0 && known.output.contains("the key that this machine remembers"), "\(known)")
            #expect(known.output.hasPrefix("verified: "), "\(known)")
        }

        @Test func `of which no page can be made ends with one of its four statuses`() throws {
            let page = path("mine.html")
            try "mine".write(toFile: page, atomically: true, encoding: .utf8)
            for target in [page, path("none/mine.html")] {
                let held = try verify(path("agreement"), "--key", path("agreement.key"), "--page", target)
                #expect(held.status == 2 && held.output.contains("verified: "), "\(held)")
            }
            #expect(try String(contentsOfFile: page, encoding: .utf8) == "mine")
        }

        @Test func `of which one event shows much takes little memory`() throws {
            let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Evidence/memory.py").path
            let arguments = ["python3", "-B", script, "96", Programs.ledger, "verify"]
            let ran = try RunningProgram("/usr/bin/env", arguments, in: place).end()
            #expect(ran.status == 0, "\(ran)")
        }
    }
}
