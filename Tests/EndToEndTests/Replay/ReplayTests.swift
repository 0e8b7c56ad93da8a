import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A replay` {
        private let stage: ReplayStage

        init() throws { stage = try ReplayStage() }

        @Test func `gives the leaves' exact bytes in order, and ends when everything has come`() throws {
            let ending = try stage.replay(["--from", "0"])
            #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending)")
            #expect(try ending.lines == stage.leaves())
            let some = try stage.replay(["--from", "3", "--limit", "2"])
            #expect(try some.lines == Array(stage.leaves(from: 3).prefix(2)) && some.status == 0, "\(some)")
            let none = try stage.replay(["--from", "\(try stage.ledger.size())"])
            #expect(none.status == 0 && none.output.isEmpty, "\(none)")
        }

        @Test func `gives each reader what they may see`() throws {
            let ending = try stage.replay(as: "omar")
            #expect(try ending.lines == stage.leaves(as: "omar"))
            #expect(try stage.leaves(as: "omar").count < stage.leaves().count)
        }

        @Test func `with what opens sealed members gives both in one line`() throws {
            let lines = try stage.replay(["--disclose", "--type", "promise.made"], as: "dana").lines
            let line = JSONTree(try JSONDocument(parsing: Array(try #require(lines.first).utf8)).root)
            #expect(lines.count == 1 && line.names.sorted() == ["disclosures", "leaf"])
            let opened = line["disclosures"]?.elements.compactMap { $0["name"]?.text } ?? []
            #expect(opened.contains("/what"), "\(line)")
            #expect(
                line["leaf"]?.description == (try stage.leaves(as: "dana")).last { $0.contains(#""promise.made""#) })
        }

        @Test func `leaves out what a filter leaves out`() throws {
            let leaves = try stage.leaves()
            for (options, kept) in [
                (["--type", "measurement.recorded,promise.made"], ["measurement.recorded", "promise.made"]),
                (["--category", "promise"], ["promise.made"]),
                (["--category", "measurement", "--subject", "dana"], ["measurement.recorded"]),
                (["--stream", "goal/1"], ["goal.published"]),
            ] {
                let expected = leaves.filter { leaf in kept.contains { leaf.contains(#""type":"\#($0)""#) } }
                #expect(try stage.replay(options).lines == expected && !expected.isEmpty, "\(options)")
            }
            let wrong = try stage.replay(["--category", "nonsense"])
            #expect(wrong.status == 2 && wrong.errors.contains("nonsense"), "\(wrong)")
        }

        @Test func `begins with a day, an instant, or not at all`() throws {
            let leaves = try stage.leaves()
            #expect(try stage.replay(["--since", "2017-09-25"]).lines == leaves)
            #expect(try stage.replay(["--since", "last year"]).status == 2)
            let at = try #require(JSONDocument(parsing: Array(leaves[7].utf8)).root["at"]?.string)
            #expect(try stage.replay(["--since", at]).lines == Array(leaves[7...]))
            let future = try stage.replay(["--since", "2017-09-26"])
            #expect(future.status == 2 && future.errors.contains("future"), "\(future)")
            let beyond = try stage.replay(["--from", "100000"])
            #expect(beyond.status == 2, "\(beyond)")
        }

        @Test func `refuses options that do not go together, before anything is asked`() throws {
            for options in [
                ["--from", "1", "--since", "monday"], ["--consumer", "x", "--from", "1"],
                ["--consumer", "x", "--type", "y"],
                ["--output", "f", "--exec", "true"], ["--table", "measurements"], ["--format", "csv", "--disclose"],
                ["--retries", "2"], ["--exec", ""], ["--exec", "true", "--timeout", "0"], ["--format", "xml"],
                ["--exec", "true", "--retries", "-1"], ["--from", "-1"],
            ] {
                let ending = try stage.replay(options)
                #expect(ending.status == 2 && ending.output.isEmpty, "\(options): \(ending)")
            }
        }

        @Test func `ends without a word when nobody reads any more`() throws {
            for number in 0..<40 {
                try stage.office.command(
                    "measurement.recordMany",
                    [
                        "source": "crm",
                        "values": .array(
                            (0..<50).map { row in
                                Office.value("1", ref: "many\(number)-\(row)").with("source", nil)
                            }),
                    ], as: "crm")
            }
            let pipe = #""$0" replay --as hr 2>errors | head -n 1; echo "${PIPESTATUS[0]}""#
            let ending = try RunningProgram(
                "/bin/bash",
                ["-c", pipe.replacing("2>errors", with: "2>\(stage.ledger.place.path)/errors"), Programs.ledger],
                environment: [
                    "LEDGER_SOCKET": stage.ledger.socket, "XDG_STATE_HOME": stage.ledger.place.path + "/state",
                ],
                in: stage.ledger.place
            ).end()
            #expect(try ending.lines == [stage.leaves()[0], "0"], "\(ending)")
            #expect(FileManager.default.contents(atPath: stage.ledger.place.path + "/errors") == Data())
        }
    }
}
