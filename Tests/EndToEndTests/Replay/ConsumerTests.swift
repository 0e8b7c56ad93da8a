import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A named consumer` {
        private let office: Office

        init() throws { office = try Office() }

        private func position() throws -> Int64? {
            try office.command("consumer.list", [:])["consumers"]?[0]?["position"]?.number
        }

        @Test func `is held by one at a time, and the second is told by whom`() throws {
            try office.command("consumer.create", ["name": "warehouse"])
            let first = try office.ledger.connect()
            try first.subscribe(["consumer": "warehouse", "credit": 2])
            let second = try office.ledger.connect()
            let refused = try second.call("log.subscribe", ["consumer": "warehouse"], as: "hr")
            #expect(refused.kind == "unavailable")
            #expect(refused.message.hasPrefix("consumer warehouse is held by hr (process \(getpid()), since 20"))
            let row = try office.command("consumer.list", [:])["consumers"]?[0]
            #expect(row?["holder"]?["pid"]?.number == Int64(getpid()) && row?["holder"]?["handle"] == "hr")
            #expect(try second.call("consumer.ack", ["name": "warehouse", "seq": 1], as: "hr").kind == "unavailable")
            #expect(try second.call("consumer.delete", ["name": "warehouse"], as: "hr").kind == "unavailable")
            // Somebody else's of the same name is another.
            #expect(try second.call("log.subscribe", ["consumer": "warehouse"], as: "dana").kind == "not_found")
            let all = try second.call("admin.consumers").ok["consumers"]?[0]
            #expect(all?["name"] == "warehouse" && all?["member"] == "U1" && all?["holder"]?["handle"] == nil)
        }

        @Test func `is free again when its holder dies in the middle of a line`() throws {
            try office.command("consumer.create", ["name": "warehouse"])
            var first: Wire? = try office.ledger.connect()
            try first?.subscribe(["consumer": "warehouse", "credit": 65_536])
            try first?.send(#"{"jsonrpc":"2.0","method":"$/cre"#)
            first = nil
            let second = try office.ledger.connect()
            var answer = try second.call("log.subscribe", ["consumer": "warehouse", "credit": 3], as: "hr")
            while answer.kind == "unavailable" {
                answer = try second.call("log.subscribe", ["consumer": "warehouse", "credit": 3], as: "hr")
            }
            #expect(try answer.ok["from"] == 0)
            #expect(try second.notification().seq == 0)
        }

        @Test func `moves on to what was sent and no further, and never back`() throws {
            try office.command("consumer.create", ["filter": ["categories": ["person"]], "name": "warehouse"])
            let wire = try office.ledger.connect()
            func ack(_ seq: Int64) throws -> Answer {
                try wire.call("consumer.ack", ["name": "warehouse", "seq": .integer(seq)], as: "hr")
            }
            #expect(try ack(1).kind == "forbidden")
            #expect(try wire.call("consumer.ack", ["name": "nothing", "seq": 1], as: "hr").kind == "not_found")
            try wire.subscribe(["consumer": "warehouse", "credit": 2])
            let seqs = try [wire.notification().seq, wire.notification().seq]
            #expect(seqs == [1, 2])
            let ahead = try ack(4)
            #expect(
                ahead.kind == "invalid" && ahead.at == "/seq"
                    && ahead.expected == "at most 3, up to where it was served")
            #expect(try ack(3).ok["position"] == 3)
            #expect(try ack(2).ok["position"] == 3)
            #expect(try position() == 3)
            let size = try office.ledger.size()
            #expect(try office.command("consumer.list", [:])["consumers"]?[0]?["lag"]?.number == size - 3)
        }

        @Test func `is made once, within bounds, and forgotten when it is not held`() throws {
            let made: JSONTree = ["filter": ["subjects": ["dana"]], "from": 2, "name": "warehouse"]
            #expect(try office.command("consumer.create", made)["position"] == 2)
            #expect(try office.command("consumer.create", made)["position"] == 2)
            #expect(try office.wire.call("consumer.create", ["name": "warehouse"], as: "hr").kind == "forbidden")
            #expect(try office.command("consumer.list", [:])["consumers"]?[0]?["filter"] == ["subjects": ["U3"]])
            #expect(try office.wire.call("consumer.create", ["from": 999, "name": "b"], as: "hr").at == "/from")
            #expect(try office.wire.call("consumer.create", ["name": "Ware House"], as: "hr").at == "/name")
            #expect(try office.command("consumer.delete", ["name": "warehouse"])["position"] == 2)
            #expect(try office.wire.call("consumer.delete", ["name": "warehouse"], as: "hr").kind == "not_found")
            let size = try office.ledger.size()
            for index in 1...64 { try office.command("consumer.create", ["name": .string("c\(index)")]) }
            #expect(try office.wire.call("consumer.create", ["name": "c65"], as: "hr").kind == "forbidden")
            #expect(try office.ledger.size() == size, "no consumer is an event")
            #expect(try office.command("admin.check", [:])["ok"] == true)
        }

        @Test func `stands after kill -9 where it was acknowledged, and sends the rest again`() throws {
            try office.command("consumer.create", ["name": "warehouse"])
            var wire = try office.ledger.connect()
            try wire.subscribe(["consumer": "warehouse", "credit": 65_536])
            let all = try wire.events().seqs
            // Sent and not acknowledged: it comes again.
            office.ledger.stop(SIGKILL)
            try office.ledger.start()
            wire = try office.ledger.connect()
            try wire.subscribe(["consumer": "warehouse", "credit": 65_536])
            #expect(try wire.events().seqs == all)
            for seq in [3, 5, 7] as [Int64] {
                _ = try wire.call("consumer.ack", ["name": "warehouse", "seq": .integer(seq)], as: "hr").ok
            }
            office.ledger.stop(SIGKILL)
            try office.ledger.start()
            wire = try office.ledger.connect()
            try wire.subscribe(["consumer": "warehouse", "credit": 65_536])
            #expect(try wire.events().seqs == Array(all.dropFirst(7)))
            office.ledger.stop()
            let check = try office.ledger.check()
            #expect(check.status == 0, "\(check)")
        }

        /// A program that does each event's deed and keeps its position beside it, over breaks of every kind.
        @Test(arguments: [1, 2, 3] as [UInt64])
        func `gives each event once to whoever passes over what they have`(_ seed: UInt64) throws {
            var random = Seeded(seed)
            try office.command("consumer.create", ["name": "warehouse"])
            var done: [Int64] = []
            for round in 0..<8 {
                let wire = try office.ledger.connect()
                var answer = try wire.call("log.subscribe", ["consumer": "warehouse", "credit": 65_536], as: "hr")
                while answer.kind == "unavailable" {
                    answer = try wire.call("log.subscribe", ["consumer": "warehouse", "credit": 65_536], as: "hr")
                }
                let last = Int.random(in: 1...30, using: &random)
                for step in 0..<last {
                    if Bool.random(using: &random) {
                        try office.command(
                            "goal.publish", `A subscription`.goal("\(round)/\(step)"), as: "cara")
                    }
                    let next = try wire.notification()
                    if next.method == "log.event", next.seq > done.last ?? -1 { done.append(next.seq) }
                    let size = try office.ledger.size()
                    let isLive = next.method == "log.caughtUp" || next.seq + 1 == size
                    if next.method == "log.event", Int.random(in: 0..<3, using: &random) == 0 {
                        let ack: JSONTree = ["name": "warehouse", "seq": .integer(next.seq + 1)]
                        _ = try wire.call("consumer.ack", ack, as: "hr").ok
                    }
                    if isLive { break }
                }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    office.ledger.stop(SIGKILL)
                    try office.ledger.start()
                    return try finish(&done, seed)
                }
            }
            try finish(&done, seed)
        }

        private func finish(_ done: inout [Int64], _ seed: UInt64) throws {
            let wire = try office.ledger.connect()
            var answer = try wire.call("log.subscribe", ["consumer": "warehouse", "credit": 65_536], as: "hr")
            while answer.kind == "unavailable" {
                answer = try wire.call("log.subscribe", ["consumer": "warehouse", "credit": 65_536], as: "hr")
            }
            done += try wire.events().seqs.filter { $0 > done.last ?? -1 }
            #expect(done == Array(0..<(try office.ledger.size())), "seed \(seed)")
        }
    }
}
