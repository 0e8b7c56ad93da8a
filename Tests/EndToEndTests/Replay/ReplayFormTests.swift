import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    @Suite struct `A replay for other programs` {
        private let stage: ReplayStage

        init() throws { stage = try ReplayStage() }

        @Test(arguments: [[], ["--disclose"]])
        func `is CloudEvents to the SDK of that project, with hashes that hold`(_ options: [String]) throws {
            let ending = try stage.replay(["--format", "cloudevents"] + options)
            let input = try stage.ledger.place.write("events.jsonl", ending.output)
            let script = Validator.repository.appending(path: "Tests/Schemas/read_cloudevents.py").path
            let judged = try RunningProgram(
                "/bin/sh", ["-c", #"exec python3 "$0" < "$1""#, script, input],
                environment: ["PYTHONPATH": Validator.repository.appending(path: ".build/python").path],
                in: stage.ledger.place
            ).end()
            #expect(judged.status == 0, "\(judged)")
            let origin = try #require(stage.office.wire.call("server.discover").ok["origin"]?.text)
            let expected = try stage.leaves().enumerated().map { index, leaf in
                let type = try JSONDocument(parsing: Array(leaf.utf8)).root["type"]?.string ?? ""
                return "\(index) \(type) \(origin)"
            }
            #expect(judged.lines == expected)
        }

        @Test func `has attributes of CloudEvents that are texts`() throws {
            let line = try #require(
                stage.replay(["--format", "cloudevents", "--from", "4", "--limit", "1"]).lines.first)
            let event = JSONTree(try JSONDocument(parsing: Array(line.utf8)).root)
            let leaf = try stage.leaves()[4]
            #expect(event["data"]?.description == leaf && event.description == line)
            #expect(event["id"] == "4" && event["ledgerseq"] == "4" && event["specversion"] == "1.0")
            for (attribute, member) in [("subject", "stream"), ("time", "at"), ("type", "type")] {
                #expect(event[attribute]?.text != nil && event[attribute] == event["data"]?[member])
            }
            #expect(event["ledgerrev"]?.text == event["data"]?["rev"]?.description)
        }

        @Test func `is a table of measurements`() throws {
            _ = try stage.office.wire.call(
                "measurement.record", Office.value("-3.5", ref: "=HYPERLINK(\"x\"), and more"), as: "crm"
            ).ok
            let lines = try stage.replay(["--format", "csv"]).lines
            #expect(lines[0] == "position,at,type,metric,member,asOf,value,knowledge,source,ref,of,verdict")
            #expect(lines.count == 7)
            let first = try #require(try stage.leaves().first { $0.contains(#""measurement.recorded""#) })
            let leaf = JSONTree(try JSONDocument(parsing: Array(first.utf8)).root)
            let (data, at) = (leaf["data"] ?? .null, leaf["at"]?.text ?? "")
            #expect(
                lines[1]
                    == "\(ReplayStage.position(first)),\(at),measurement.recorded,\(data["metric"]?.text ?? ""),"
                    + "\(data["member"]?.text ?? ""),2017-09-20,1,system,crm,r1,,")
            #expect(lines[6].hasSuffix(#",-3.5,system,crm,"'=HYPERLINK(""x""), and more",,"#), "\(lines[6])")
        }

        @Test func `is a table of commitments`() throws {
            let office = stage.office
            try office.command("promise.done", ["promise": "P1"], as: "dana")
            try office.command("promise.confirm", ["promise": "P1"], as: "cara")
            let lines = try stage.replay(["--format", "csv", "--table", "commitments"]).lines
            #expect(lines[0] == "position,at,type,commitment,kind,debtor,creditor,due,target,value,verdict")
            let rows = lines.dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            #expect(rows.map { $0[2] } == ["promise.made", "promise.done", "promise.confirmed"])
            #expect(rows.allSatisfy { $0[3] == "P1" && $0.count == 11 })
            #expect(rows[0][4] == "plain" && rows[0][7] == "2017-10-01")
            let wrong = try stage.replay(["--format", "csv", "--type", "promise.made"])
            #expect(wrong.status == 2 && wrong.errors.contains("no rows for promise.made"), "\(wrong)")
        }
    }
}
