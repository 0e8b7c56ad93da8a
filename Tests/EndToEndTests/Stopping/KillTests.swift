import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// `kill -9` in the middle of a pipelined load, again and again over one ledger: `KILLS=100` for a hundred times.
    @Suite struct `A kill` {
        private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 5

        @Test func `never takes an acknowledged command away, and retries apply none twice (seed 9)`() throws {
            var random = Seeded(9)
            let office = try Office()
            var load = Load()
            // What was read after the kill before is not read again: that it still stands shows the remembered head.
            var known = Set<String>()
            var size: Int64 = 0
            for kill in 0..<Self.kills {
                try load.run(against: office.ledger, killedAfter: Int.random(in: 0...300, using: &random))
                #expect(office.ledger.ended()?.status == 128 + SIGKILL)
                try office.ledger.start()
                let wire = try office.ledger.connect()
                let found = Set(try Recorded(wire, from: size).refs)
                let missing = load.allRefs.subtracting(known).subtracting(found).sorted()
                try #require(missing.isEmpty, "after kill \(kill), acknowledged and gone: \(missing)")
                try load.retryUnanswered(on: wire)
                let after = try Recorded(wire, from: size)
                let isOnce = after.refs.count == Set(after.refs).count && known.isDisjoint(with: after.refs)
                try #require(isOnce, "after kill \(kill), something is there twice")
                known.formUnion(after.refs)
                size = after.size
                try #require(known == load.allRefs, "after kill \(kill)")
                #expect(try wire.call("admin.check").ok["ok"] == true)
                let extends = try office.ledger.cli("status", as: "hr")
                try #require(extends.status == 0, "after kill \(kill): \(extends)")
            }
            let whole = try Recorded(try office.ledger.connect()).refs
            #expect(whole.count == known.count && Set(whole) == known)
            let verified = try office.ledger.cli("verify", as: "hr")
            #expect(verified.status == 0, "\(verified)")
            #expect(office.ledger.stop()?.status == 0)
            #expect(try office.ledger.check().status == 0)
        }
    }
}

/// Commands of three connections, and what became of them.
private struct Load {
    private struct Sent {
        let method: String
        let params: JSONTree
        let commandID: String
        let refs: [String]
    }

    private var answered: [(Sent, events: JSONTree)] = []
    private var unanswered: [Sent] = []
    private var number = 0

    var allRefs: Set<String> { Set(answered.flatMap(\.0.refs)) }

    private mutating func next() -> Sent {
        number += 1
        let commandID = String(format: "01931e6b-2a4f-7c3d-9e1f-%012x", number)
        guard number % 10 == 0 else {
            let ref = "r\(number)"
            return Sent(
                method: "measurement.record", params: Office.value("\(number)", ref: ref), commandID: commandID,
                refs: [ref])
        }
        let refs = (0..<8).map { "m\(number).\($0)" }
        let rows = refs.map { (ref) -> JSONTree in
            ["asOf": "2017-09-20", "member": "dana", "metric": "closed_won", "ref": .string(ref), "value": "1"]
        }
        return Sent(
            method: "measurement.recordMany", params: ["source": "crm", "values": .array(rows)], commandID: commandID,
            refs: refs)
    }

    /// Pipelines commands on three connections, and kills the daemon once that many are answered.
    mutating func run(against ledger: TestLedger, killedAfter count: Int) throws {
        let wires = try (0..<3).map { _ in try ledger.connect() }
        var sent: [[Int64: Sent]] = [[:], [:], [:]]
        for _ in 0..<120 {
            for (index, wire) in wires.enumerated() {
                let one = next()
                let id = try wire.post(one.method, one.params, as: "crm", meta: ["commandId": .string(one.commandID)])
                sent[index][id] = one
            }
        }
        var answers = 0
        if count == 0 { ledger.daemon?.signal(SIGKILL) }
        for (index, wire) in wires.enumerated() {
            while !sent[index].isEmpty, let line = try? wire.line(), let answer = try? Answer(line: line) {
                guard let id = answer.id?.number, let one = sent[index].removeValue(forKey: id) else {
                    throw Wire.Broken(what: "\(answer)")
                }
                answered.append((one, try answer.ok["events"] ?? .null))
                answers += 1
                if answers == count { ledger.daemon?.signal(SIGKILL) }
            }
        }
        ledger.daemon?.signal(SIGKILL)
        unanswered = sent.flatMap(\.values)
    }

    /// Sends everything again whose answer did not come, and a part of what was answered: none may be applied twice.
    mutating func retryUnanswered(on wire: Wire) throws {
        for one in unanswered {
            let again = try wire.call(one.method, one.params, as: "crm", meta: ["commandId": .string(one.commandID)]).ok
            answered.append((one, again["events"] ?? .null))
        }
        unanswered = []
        for (one, events) in answered.suffix(60) {
            let again = try wire.call(one.method, one.params, as: "crm", meta: ["commandId": .string(one.commandID)]).ok
            guard again["duplicate"] == true, again["events"] == events else {
                throw Wire.Broken(what: "\(one.commandID) was answered with \(events), and now with \(again)")
            }
        }
    }
}
