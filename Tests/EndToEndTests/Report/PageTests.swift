import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// A quarter between two people, told by real commands to a real daemon, exported by the member and looked at in a browser.
    @Suite struct `The page of an agreement` {
        @Test func `shows what was told to the ledger, and is red wherever it was damaged`() throws {
            let story = try Story()
            let bundle = story.ledger.place.path + "/evidence"
            let exported = try story.ledger.cli(
                "evidence", "export", "A1", "--purpose", "Hearing about the fourth quarter of 2017", "--recipient",
                "the labour court", "--out", bundle, "--yes", as: "dana")
            try #require(exported.status == 0, "\(exported)")
            let page = bundle + "/report.html"
            let looked = try RunningProgram(
                "/usr/bin/env", ["python3", Story.folder + "/look.py", page], in: story.ledger.place
            )
            .end()
            #expect(looked.status == 0, "\(looked)")

            let anew = story.ledger.place.path + "/anew.html"
            let verified = try story.ledger.cli("verify", bundle, "--page", anew)
            #expect(verified.status == 0 && verified.output.contains("the same, byte for byte"), "\(verified)")
            let text = try String(contentsOfFile: page, encoding: .utf8)
            #expect(try String(contentsOfFile: anew, encoding: .utf8) == text)
            for said in [
                "not kept, as settled", "The one-to-one was missed, by ", "milestone 2: missed",
                "Agreed, but October counts on the training being given in time.",
            ] { #expect(text.contains(said), "\(said)") }
            // What somebody else said when they decided is theirs.
            #expect(!text.contains("The clinic signed"))
        }
    }
}

/// `Tests/Report/story.jsonl`, told line by line: who, method, parameters.
private struct Story {
    let ledger: TestLedger

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Report").path

    init() throws {
        ledger = try TestLedger()
        let wire = try ledger.connect()
        var known: [String: JSONTree] = [:]
        for line in try String(contentsOfFile: Self.folder + "/story.jsonl", encoding: .utf8).split(separator: "\n") {
            let told = JSONTree(try JSONDocument(parsing: Array(line.utf8)).root)
            guard let who = told[0]?.text, let method = told[1]?.text, case .object(let params)? = told[2] else {
                throw Wire.Broken(what: "a line that tells nothing: \(line)")
            }
            let filled = params.map { ($0.0, $0.1.text.flatMap { known[$0] } ?? $0.1) }
            if method == "measurement.contest" { known["$contested"] = known["$last"] }
            let result = try wire.call(method, .object(filled), as: who).ok
            guard case .array(let events)? = result["events"] else { continue }
            for event in events {
                switch event["type"]?.text {
                case "agreement.proposed", "agreement.countered":
                    known["$terms"] = ["hash": event["hash"] ?? .null, "seq": event["seq"] ?? .null]
                case "measurement.recorded": known["$last"] = event["seq"]
                default: break
                }
            }
        }
    }
}
