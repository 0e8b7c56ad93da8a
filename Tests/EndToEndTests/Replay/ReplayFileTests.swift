import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A replay into a file` {
        private let stage: ReplayStage
        private var place: Place { stage.ledger.place }
        private var file: String { place.path + "/events" }

        init() throws { stage = try ReplayStage() }

        private func text(_ path: String) -> String {
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }

        @Test(arguments: [["--format", "jsonl"], ["--disclose"], ["--format", "cloudevents"], ["--format", "csv"]])
        func `goes on where it ended, even within a line`(_ form: [String]) throws {
            let whole = try stage.replay(form).output
            #expect(try stage.replay(form + ["--output", file, "--limit", "3"]).status == 0)
            #expect(whole.hasPrefix(text(file)) && text(file) != whole)
            var status = stat()
            #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
            // A crash may leave half a line.
            try Data((text(file) + "{\"half").utf8).write(to: URL(filePath: file))
            let rest = try stage.replay(form + ["--output", file])
            #expect(rest.status == 0 && rest.output.isEmpty && text(file) == whole, "\(rest)\n\(text(file))")
            #expect(try stage.replay(form + ["--output", file]).status == 0)
            #expect(text(file) == whole, "once more changes nothing")
        }

        @Test func `is refused where the file is of another kind, and leaves it as it was`() throws {
            let other = try place.write("other", "a shopping list\n")
            #expect(try stage.replay(["--output", other]).status == 2)
            #expect(text(other) == "a shopping list\n")
            // Not even its last line is cut off, which may have no end in a file of another kind.
            for content in ["bread\nmilk", "bread", String(repeating: "x", count: 100_000), "{\"a\":1}"] {
                let other = try place.write("other", content)
                let refused = try stage.replay(["--output", other])
                #expect(refused.status == 2 && text(other) == content, "\(refused)")
            }
            #expect(try stage.replay(["--output", file]).status == 0)
            let lines = text(file)
            for form in [["--disclose"], ["--format", "cloudevents"], ["--format", "csv"]] {
                let ending = try stage.replay(form + ["--output", file])
                #expect(
                    ending.status == 2 && ending.errors.contains("does not end with an event in this form"), "\(ending)"
                )
            }
            #expect(text(file) == lines)
            // Nor one of ours by what the ledger refuses.
            try Data((lines + "{\"half").utf8).write(to: URL(filePath: file))
            for wrong in [["--type", "no.such"], ["--since", "2017-10-01T25:00:00Z"]] {
                #expect(try stage.replay(wrong + ["--output", file]).status == 2)
                #expect(text(file) == lines + "{\"half")
            }
            try Data(lines.utf8).write(to: URL(filePath: file))
            for path in [place.path, "/dev/null", place.path + "/none/file"] {
                #expect([2, 7].contains(try stage.replay(["--output", path]).status), "\(path)")
            }
        }

        @Test func `is not begun behind a hole, nor by two at once`() throws {
            #expect(try stage.replay(["--output", file, "--limit", "2"]).status == 0)
            let hole = try stage.replay(["--output", file, "--from", "5"])
            #expect(hole.status == 2 && hole.errors.contains("event 5 does not follow it"), "\(hole)")
            let first = try stage.start(["--output", file, "--follow"])
            let whole = try stage.replay().output
            try first.wait { _ in text(file) == whole }
            let second = try stage.replay(["--output", file])
            #expect(second.status == 7 && second.errors.contains("another program"), "\(second)")
            first.signal(SIGTERM)
            #expect(first.end().status == 0)
        }

        /// As after a ledger was put back into a new epoch: other events stand where the file's last ones stood.
        @Test(arguments: [["--format", "jsonl"], ["--disclose"], ["--format", "cloudevents"]])
        func `is not gone on with where the ledger's history is another`(_ form: [String]) throws {
            #expect(try stage.replay(form + ["--output", file, "--limit", "9"]).status == 0)
            let before = text(file)
            let other = try ReplayStage()
            let copy = other.ledger.place.path + "/events"
            try before.write(toFile: copy, atomically: true, encoding: .utf8)
            let refused = try other.replay(form + ["--output", copy])
            #expect(
                refused.status == 1 && refused.errors.contains("its last event is another than event 8"), "\(refused)")
            #expect(text(copy) == before)
            // Of which there are fewer.
            #expect(try stage.replay(form + ["--output", file]).status == 0)
            for number in 6...7 { try stage.office.record("\(number)", ref: "r\(number)") }
            #expect(try stage.replay(form + ["--output", file]).status == 0)
            try text(file).write(toFile: copy, atomically: true, encoding: .utf8)
            let shorter = try other.replay(form + ["--output", copy])
            #expect(shorter.status == 1 && shorter.errors.contains("and the ledger has"), "\(shorter)")
        }

        @Test func `is not filled by a consumer that stands behind a hole`() throws {
            #expect(try stage.replay(["--output", file, "--limit", "3"]).status == 0)
            let before = text(file)
            #expect(try stage.ledger.cli("consumer", "create", "late", "--from", "6", as: "hr").status == 0)
            let refused = try stage.replay(["--consumer", "late", "--output", file])
            #expect(refused.status == 2 && refused.errors.contains("event 6 does not follow it"), "\(refused)")
            #expect(text(file) == before)
        }

        @Test func `with a consumer has each event once, whatever was acknowledged`() throws {
            try stage.office.command("promise.make", ["due": "2017-10-02", "to": "cara", "what": "More"], as: "dana")
            #expect(try stage.ledger.cli("consumer", "create", "copy", as: "hr").status == 0)
            // Written, and not acknowledged: as if it had been killed in between.
            #expect(try stage.replay(["--output", file, "--limit", "4"]).status == 0)
            #expect(try stage.replay(["--consumer", "copy", "--output", file]).status == 0)
            #expect(try text(file) == stage.replay().output)
            let list = try stage.ledger.cli("consumer", "list", "--json", as: "hr")
            #expect(list.output.contains(#""position":\#(try stage.ledger.size())"#), "\(list)")
        }

        @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
        func `on a full disk says so, leaves whole lines, and goes on when there is room`() throws {
            let disk = try SmallDisk(megabytes: 1, at: place.path + "/disk")
            let (filler, file) = (disk.path + "/filler", disk.path + "/events")
            let taken = open(filler, O_CREAT | O_WRONLY, 0o600)
            #expect(posix_fallocate(taken, 0, (1 << 20) - 8_192) == 0)
            close(taken)
            #expect(try stage.ledger.cli("consumer", "create", "full", as: "hr").status == 0)
            let full = try stage.replay(["--output", file, "--consumer", "full"])
            #expect(
                full.status == 7 && full.errors.contains("No space left") && full.errors.contains("hint"), "\(full)")
            let whole = try stage.replay().output
            #expect(whole.hasPrefix(text(file)) && (text(file).isEmpty || text(file).hasSuffix("\n")))
            unlink(filler)
            #expect(try stage.replay(["--output", file, "--consumer", "full"]).status == 0)
            #expect(text(file) == whole)
        }
    }
}
