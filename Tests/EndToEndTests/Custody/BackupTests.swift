import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// The commands of Docs/Guides/backup-and-erasure.md, as somebody types them who has lost a machine.
    @Suite struct `Backup and restore` {
        let office: Office
        private var place: String { office.ledger.place.path }

        init() throws {
            office = try Office()
            for name in ["logs", "keys"] {
                try FileManager.default.createDirectory(atPath: place + "/" + name, withIntermediateDirectories: false)
            }
        }

        private func ledgerd(_ arguments: String...) throws -> Ending {
            try RunningProgram(Programs.ledgerd, arguments, in: office.ledger.place).end()
        }

        private func backUp() throws -> (log: String, keys: String) {
            let ending = try ledgerd(
                "backup", "--directory", office.ledger.directory, "--to", place + "/logs", "--keys-to", place + "/keys")
            #expect(ending.status == 0, "\(ending)")
            func said(_ word: String) -> String {
                let line = ending.output.split(separator: "\n").first { $0.hasPrefix(word) } ?? ""
                return String(line.dropFirst(word.count)).trimmingCharacters(in: .whitespaces)
            }
            return (said("log"), said("keys"))
        }

        private func restore(_ copy: (log: String, keys: String), to directory: String, _ more: String...) throws
            -> Ending
        {
            let arguments = [
                "restore", "--from", copy.log, "--keys-from", copy.keys, "--erasures",
                office.ledger.directory + "/erasures.jsonl", "--directory", directory, "--operator-key",
                office.ledger.directory + "/keys/operator.key",
            ]
            return try RunningProgram(Programs.ledgerd, arguments + more, in: office.ledger.place).end()
        }

        @Test func `beside the running daemon, and back where nothing was lost`() throws {
            let size = try office.ledger.size()
            _ = try office.wire.call("log.head", [:], as: "hr").ok
            let copy = try backUp()
            office.ledger.stop()
            let again = place + "/again"
            let head = office.ledger.directory + "/heads/head.note"
            let unknown = try restore(copy, to: again)
            #expect(unknown.status == 1 && unknown.errors.contains("--head FILE"), "\(unknown)")
            #expect(!FileManager.default.fileExists(atPath: again))
            let restored = try restore(copy, to: again, "--head", head)
            #expect(restored.status == 0 && restored.output.contains("events        \(size)"), "\(restored)")
            let check = try ledgerd(
                "check", "--directory", again, "--operator-key", office.ledger.directory + "/keys/operator.key")
            #expect(check.status == 0, "\(check)")
        }

        @Test func `of keys that an erasure cannot reach is named to whoever erases`() throws {
            _ = try backUp()
            try office.command(
                "feedback.give",
                [
                    "effect": "They hung up", "nextStep": "Let them finish", "observation": "You cut them short",
                    "to": "dana",
                ], as: "cara")
            let page = try office.wire.call(
                "log.read", ["filter": ["types": ["feedback.given"]], "from": 0], as: "hr"
            ).ok
            let seq = try #require(page["leaves"]?.elements.last?["leaf"]?["seq"]?.number)
            try FileManager.default.moveItem(atPath: place + "/keys", toPath: place + "/unmounted")
            let erased = try office.ledger.cli(
                "erase", "\(seq)", "effect", "--ground", "misdirected", "--yes", as: "hr")
            #expect(erased.status == 0 && !erased.output.contains("nobody can read it any more"), "\(erased)")
            #expect(
                erased.output.contains("copies of keys at \(place)/keys could not be reached: No such"), "\(erased)")
            // A mount point whose disk is away.
            try FileManager.default.createDirectory(atPath: place + "/keys", withIntermediateDirectories: false)
            let empty = try office.ledger.cli(
                "erase", "\(seq)", "nextStep", "--ground", "misdirected", "--yes", as: "hr")
            #expect(empty.status == 0 && !empty.output.contains("nobody can read it any more"), "\(empty)")
            #expect(empty.output.contains("Z is not there; another disk may be in its place"), "\(empty)")
            try FileManager.default.removeItem(atPath: place + "/keys")
            try FileManager.default.moveItem(atPath: place + "/unmounted", toPath: place + "/keys")
            let again = try office.ledger.cli(
                "erase", "\(seq)", "observation", "--ground", "misdirected", "--yes", as: "hr")
            #expect(again.output.contains("nobody can read it any more"), "\(again)")
        }

        @Test func `in a new epoch, which everybody is told who saw the old one`() throws {
            let key = try office.wire.call("server.discover").ok["verifierKey"]?.text ?? ""
            let copy = try backUp()
            try office.record("12", ref: "after the copy")
            #expect(try office.ledger.cli("status", as: "dana").status == 0)
            office.ledger.stop()
            let head = office.ledger.directory + "/heads/head.note"
            let older = try restore(copy, to: place + "/again", "--head", head)
            #expect(older.status == 1 && older.errors.contains("older"), "\(older)")
            let restored = try restore(copy, to: place + "/again", "--head", head, "--new-epoch")
            #expect(restored.status == 0 && restored.output.contains("new epoch     2"), "\(restored)")
            // The new ledger takes the old one's place.
            try FileManager.default.moveItem(atPath: office.ledger.directory, toPath: place + "/lost")
            try FileManager.default.moveItem(atPath: place + "/again", toPath: office.ledger.directory)
            try office.ledger.start(["--operator-key", place + "/lost/keys/operator.key"])
            let status = try office.ledger.cli("status", as: "dana")
            #expect(status.status == 0, "\(status)")
            #expect(status.errors.contains("was restored from a backup"), "\(status)")
            #expect(status.errors.contains("NOT ALL OF THE"), "\(status)")
            let discovered = try office.ledger.connect().call("server.discover").ok
            #expect(discovered["origin"]?.text?.hasSuffix("/e2") == true && discovered["verifierKey"]?.text != key)
            #expect(try office.ledger.cli("verify", as: "hr").status == 0)
            #expect(try office.ledger.cli("member", "list", as: "dana").output.contains("cara"))
        }
    }
}
