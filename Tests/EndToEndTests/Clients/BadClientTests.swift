import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Clients that behave badly cost the others nothing.
    @Suite struct `A client` {
        @Test func `that sends half a line and stays is waited for, and nobody else waits`() throws {
            let office = try Office()
            let halves = try (0..<50).map { _ in try office.ledger.connect() }
            for wire in halves { try wire.send(#"{"id":1,"jsonrpc":"2.0","method":"server"#) }
            try office.record("1", ref: "meanwhile")
            #expect(halves.allSatisfy { $0.isSilent(for: 1) })
            for wire in halves { try wire.send(#".status"}"# + "\n") }
            for wire in halves { #expect(try wire.answer().id == 1) }
        }

        /// A page of the log is megabytes, and a thousand are asked for: the daemon keeps about one of them.
        @Test(arguments: [false, true])
        func `that never reads is not read any more, and costs one answer, whether others write or not`(write: Bool)
            throws
        {
            let office = try Office()
            let source = Array("abcdefghijklmnopqrstuvwxyz".utf8)
            for batch in 0..<5 {
                let rows = (0..<1_000).map { (row) -> JSONTree in
                    [
                        "asOf": "2017-09-20", "member": "dana", "metric": "closed_won",
                        "ref": .string("\(batch)/\(row)/" + String(decoding: source, as: UTF8.self)), "value": "1",
                    ]
                }
                try office.command("measurement.recordMany", ["source": "crm", "values": .array(rows)], as: "crm")
            }
            let before = try Self.anonymousMemory(of: office.ledger)
            let deaf = try office.ledger.connect()
            let request = Wire.request("log.read", ["from": 0], as: "hr", meta: nil, id: 1).canonicalBytes + [10]
            let burst = Array(repeatElement(request, count: 1_000).joined())
            var sent = 0
            if write {
                // What is acknowledged and not committed makes readers wait: then answers are made between commands.
                let ids = try (0..<400).map {
                    try office.wire.post("measurement.record", Office.value("1", ref: "w\($0)"), as: "crm")
                }
                sent = deaf.sendWhatFits(burst)
                for id in ids { #expect(try office.wire.answer(to: id).result != nil) }
            } else {
                sent = deaf.sendWhatFits(burst)
            }
            #expect(sent > 0)
            for number in 0..<50 { try office.record("1", ref: "beside \(number)") }
            usleep(200_000)
            let grown = try Self.anonymousMemory(of: office.ledger) - before
            #expect(grown < 64 << 20, "\(grown >> 20) MiB more")
            // Once it reads, it gets what it asked for.
            let answer = try #require(try deaf.line())
            #expect(answer.count > 1 << 20)
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `that pipelines many large commands and never reads is bounded too`() throws {
            let office = try Office()
            let before = try Self.anonymousMemory(of: office.ledger)
            let deaf = try office.ledger.connect()
            let rows = (0..<1_000).map { (row) -> JSONTree in
                [
                    "asOf": "2017-09-20", "member": "dana", "metric": "closed_won", "ref": .string("\(row)"),
                    "value": "1",
                ]
            }
            let line =
                Wire.request(
                    "measurement.recordMany", ["source": "crm", "values": .array(rows)], as: "crm", meta: nil, id: 1
                ).canonicalBytes + [10]
            _ = deaf.sendWhatFits(Array(repeatElement(line, count: 60).joined()))
            #expect(try office.wire.call("member.list", as: "hr").result != nil)
            let grown = try Self.anonymousMemory(of: office.ledger) - before
            #expect(grown < 96 << 20, "\(grown >> 20) MiB more")
        }

        @Test func `among a thousand that connect at once is served`() throws {
            let office = try Office()
            let wires = try (0..<1_000).map { _ in try office.ledger.connect() }
            for (number, wire) in wires.enumerated() {
                _ = try wire.post("measurement.record", Office.value("1", ref: "r\(number)"), as: "crm")
            }
            for wire in wires { #expect(try wire.answer(to: 1).result != nil) }
            let status = try office.wire.call("server.status").ok
            #expect(status["connections"] == 1_001)
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `that goes away in the middle of everything is forgotten`() throws {
            let office = try Office()
            for number in 0..<200 {
                let wire = try office.ledger.connect()
                _ = try wire.post("measurement.record", Office.value("1", ref: "gone \(number)"), as: "crm")
                if number % 2 == 0 { _ = try wire.post("log.read", ["from": 0], as: "hr") }
            }
            for _ in 0..<100 where try office.wire.call("server.status").ok["connections"] != 1 { usleep(20_000) }
            #expect(try office.wire.call("server.status").ok["connections"] == 1)
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `whose time is up is told so, and nothing of it is done`() throws {
            let office = try Office()
            office.ledger.daemon?.signal(SIGSTOP)
            let wire = try office.ledger.connect()
            let params = Office.value("1", ref: "late")
            let id = try wire.post("measurement.record", params, as: "crm", meta: ["deadlineMs": 3_600_000])
            office.ledger.daemon?.signal(SIGCONT)
            #expect(try wire.answer(to: id).result != nil)
            let wrong = try wire.call("measurement.record", params, as: "crm", meta: ["deadlineMs": 0])
            #expect(wrong.at == "/meta/deadlineMs")
        }

        private static func anonymousMemory(of ledger: TestLedger) throws -> Int {
            let text = try String(contentsOfFile: "/proc/\(ledger.daemon?.id ?? 0)/status", encoding: .utf8)
            let line = text.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
            return (Int(line.filter(\.isNumber)) ?? 0) << 10
        }
    }
}
