import CanonicalJSON
import Foundation
import Glibc
import Testing

/// What a subscription says, in short.
extension JSONTree {
    var method: String { self["method"]?.text ?? "" }
    var params: JSONTree { self["params"] ?? [:] }
    var subscription: Int64 { params["subscription"]?.number ?? -1 }
    /// Position of an event, or the position that is told.
    var seq: Int64 { params["leaf"]?["seq"]?.number ?? params["seq"]?.number ?? -1 }
}

extension Wire {
    /// Subscribes, and answers the subscription's number.
    @discardableResult
    func subscribe(_ params: JSONTree = [:], as person: String = "hr") throws -> Int64 {
        try #require(try call("log.subscribe", params, as: person).ok["subscription"]?.number)
    }

    /// Positions of the events that come before the next notification of another kind, and that one.
    func events() throws -> (seqs: [Int64], then: JSONTree) {
        var seqs: [Int64] = []
        while true {
            let next = try notification()
            guard next.method == "log.event" else { return (seqs, next) }
            seqs.append(next.seq)
        }
    }
}

extension `End to end` {
    @Suite struct `A subscription` {
        private let office: Office

        init() throws { office = try Office() }

        @Test func `gets everything as log.read shows it, then what comes`() throws {
            let wire = try office.ledger.connect()
            let subscribed = try wire.call("log.subscribe", ["credit": 1_000, "disclose": true], as: "dana").ok
            let size = try office.ledger.size()
            #expect(subscribed["size"]?.number == size && subscribed["from"] == 0)
            var got: [JSONTree] = []
            var next = try wire.notification()
            while next.method == "log.event" {
                got.append(next.params)
                next = try wire.notification()
            }
            #expect(next.method == "log.caughtUp" && next.seq == size)
            try office.command("goal.publish", Self.goal("Win the north"), as: "cara")
            try office.command("feedback.request", ["of": "cara"], as: "omar")
            try office.command("feedback.request", ["of": "cara"], as: "dana")
            for _ in 0..<2 { got.append(try wire.notification().params) }
            let page = try office.command("log.read", ["from": 0], as: "dana")
            let expected = page["leaves"]?.elements ?? []
            #expect(got.count == expected.count)
            for (event, leaf) in zip(got, expected) {
                #expect(event["hash"] == leaf["hash"] && event["leaf"] == leaf["leaf"])
                #expect(event["disclosures"] == leaf["disclosures"])
            }
        }

        static func goal(_ title: String) -> JSONTree {
            ["period": ["from": "2017-10-01", "to": "2017-12-31"], "title": .string(title)]
        }

        @Test func `that wants no more than there is is caught up at once, and opens nothing unasked`() throws {
            let size = try office.ledger.size()
            try office.wire.subscribe(["from": .integer(size)])
            let first = try office.wire.notification()
            #expect(first.method == "log.caughtUp" && first.seq == size)
            let other = try office.ledger.connect()
            try other.subscribe(["credit": 1])
            #expect(try other.notification().params["disclosures"] == nil)
        }

        @Test func `sends no more events than its credit, says when it fell behind, and when it is back`() throws {
            let wire = try office.ledger.connect()
            let size = try office.ledger.size()
            let subscription = try wire.subscribe(["credit": 2, "from": .integer(size - 1)])
            #expect(try wire.notification().seq == size - 1)
            #expect(try wire.notification().method == "log.caughtUp")
            for title in ["a", "b", "c"] { try office.command("goal.publish", Self.goal(title), as: "cara") }
            #expect(try wire.notification().seq == size)
            let behind = try wire.notification()
            #expect(behind.method == "log.fellBehind" && behind.seq == size + 1)
            #expect(wire.isSilent())
            try wire.notify("$/credit", ["events": 1, "subscription": .integer(subscription)])
            #expect(try wire.notification().seq == size + 1)
            #expect(wire.isSilent())
            try wire.notify("$/credit", ["events": 65_536, "subscription": .integer(subscription)])
            let rest = try wire.events()
            #expect(rest.seqs == [size + 2] && rest.then.method == "log.caughtUp" && rest.then.seq == size + 3)
        }

        @Test func `says how far it is when nothing is for it`() throws {
            let wire = try office.ledger.connect()
            let size = try office.ledger.size()
            try wire.subscribe(["credit": 10, "filter": ["categories": ["promise"]]])
            let caughtUp = try wire.notification()
            #expect(caughtUp.method == "log.caughtUp" && caughtUp.seq == size)
            try office.command("goal.publish", Self.goal("a"), as: "cara")
            let position = try wire.notification()
            #expect(position.method == "log.position" && position.seq == size + 1)
            try office.command("promise.ask", ["of": "dana", "what": "A list"], as: "cara")
            let promise = try wire.notification()
            #expect(promise.params["leaf"]?["type"] == "promise.asked" && promise.seq == size + 1)
        }

        @Test(
            arguments: [
                ["events": 0], ["events": -1], ["events": 65_537], ["events": 9_007_199_254_740_991], ["events": "7"],
                ["events": true], [:],
            ] as [JSONTree])
        func `ends by credit that is none`(_ params: JSONTree) throws {
            let wire = try office.ledger.connect()
            let subscription = try wire.subscribe(["credit": 1])
            _ = try wire.notification()
            try wire.notify("$/credit", params.with("subscription", .integer(subscription)))
            let end = try wire.notification()
            #expect(end.method == "log.end" && end.params["reason"] == "credit" && end.seq == 1)
            // It is over: more credit for it is passed over, and the connection lives on.
            try wire.notify("$/credit", params.with("subscription", .integer(subscription)))
            try wire.notify("$/credit", ["events": 1, "subscription": 999])
            try wire.notify("$/credit", ["events": 1, "subscription": "x"])
            #expect(wire.isSilent())
            _ = try wire.call("member.list", as: "hr").ok
        }

        @Test func `is refused what it cannot mean`() throws {
            let size = try office.ledger.size()
            for (params, at) in [
                (["credit": -1], "/credit"), (["credit": 65_537], "/credit"), (["from": .integer(size + 1)], "/from"),
                (["from": -1], "/from"), (["from": 0, "consumer": "x"], nil),
                (["filter": ["types": ["x.y"]]], "/filter/types/0"),
                (["filter": ["categories": ["agreements"]]], "/filter/categories/0"),
                (["filter": ["streams": ["agreement"]]], "/filter/streams/0"),
                (["filter": ["subjects": ["nobody"]]], "/filter/subjects/0"),
                (["filter": ["types": []]], "/filter/types"),
                (["filter": ["kinds": ["x"]]], "/filter/kinds"), (["consumer": "A"], "/consumer"),
                (["as": "xml"], "/as"),
            ] as [(JSONTree, String?)] {
                let answer = try office.wire.call("log.subscribe", params, as: "hr")
                #expect(answer.kind == (at == nil ? "not_found" : "invalid") || answer.at == "/from", "\(answer)")
                if let at { #expect(answer.at == at, "\(answer)") }
            }
            let many: JSONTree = .array((1...100).map { .string("agreement/\($0)") })
            let answer = try office.wire.call(
                "log.subscribe",
                ["filter": ["streams": many, "subjects": .array(Array(repeating: "dana", count: 29))]], as: "hr")
            #expect(answer.at == "/filter" && answer.expected == "at most 128 names together")
            #expect(try office.wire.call("log.subscribe", [:], as: "nobody").kind == "not_found")
            for _ in 0..<32 { try office.wire.subscribe() }
            #expect(try office.wire.call("log.subscribe", as: "hr").kind == "unavailable")
        }

        @Test func `ends by $/cancel of its request, and others of the connection live on`() throws {
            let wire = try office.ledger.connect()
            let size = try office.ledger.size()
            let request = try wire.post("log.subscribe", ["from": .integer(size)], as: "hr")
            let first = try wire.answer(to: request).ok["subscription"]?.number
            let second = try wire.subscribe(["credit": 9, "from": .integer(size)])
            _ = try (wire.notification(), wire.notification())
            try wire.notify("$/cancel", ["id": .integer(request)])
            let end = try wire.notification()
            #expect(end.method == "log.end" && end.params["reason"] == "cancelled" && end.subscription == first)
            try office.command("goal.publish", Self.goal("a"), as: "cara")
            let event = try wire.notification()
            #expect(event.method == "log.event" && event.subscription == second && event.seq == size)
        }

        @Test func `shows nothing more to whose role ended`() throws {
            try office.command("role.grant", ["member": "zoe", "role": "auditor"])
            let wire = try office.ledger.connect()
            try wire.subscribe(["credit": 100, "filter": ["categories": ["feedback"]]], as: "zoe")
            _ = try wire.events()
            try office.command("feedback.request", ["of": "cara"], as: "dana")
            #expect(try wire.notification().params["leaf"]?["type"] == "feedback.requested")
            try office.command("role.revoke", ["member": "zoe", "role": "auditor"])
            try office.command("feedback.request", ["of": "cara"], as: "omar")
            let size = try office.ledger.size()
            while true {
                let next = try wire.notification()
                #expect(next.method == "log.position")
                if next.seq == size { break }
            }
        }

        @Test func `ends when who subscribed is no member any more`() throws {
            try office.command("role.grant", ["member": "zoe", "role": "hr"])
            let wire = try office.ledger.connect()
            // By their own account: in a simulated ledger one may act as somebody who left.
            _ = try wire.call("log.subscribe", ["credit": 100, "filter": ["categories": ["goal"]]], as: nil).ok
            _ = try wire.events()
            try office.command("member.depart", ["member": "hr", "on": "2017-09-25"], as: "zoe")
            try office.command("clock.advance", ["to": "2017-09-27"], as: "zoe")
            let size = try office.ledger.size()
            try office.command("goal.publish", Self.goal("Without them"), as: "cara")
            var next = try wire.notification()
            while next.method == "log.position" { next = try wire.notification() }
            #expect(next.method == "log.end" && next.params["reason"] == "forbidden", "\(next)")
            #expect(next.seq <= size, "nothing was passed over that was written after they left")
            let refused = try office.wire.call("log.subscribe", [:], as: nil)
            #expect(refused.kind == "forbidden", "\(refused)")
        }

        @Test func `of a client that says no more is served as far as its credit goes`() throws {
            let wire = try office.ledger.connect()
            let line = Wire.request("log.subscribe", ["credit": 3], as: "hr", meta: nil, id: 1)
            try wire.send(line.canonicalBytes + [10])
            wire.endOfInput()
            _ = try wire.answer(to: 1).ok
            let events = try wire.events()
            #expect(events.seqs == [0, 1, 2] && events.then.params["reason"] == "closed" && events.then.seq == 3)
            #expect(try wire.line() == nil)
        }

        @Test func `is told when the daemon stops`() throws {
            let wire = try office.ledger.connect()
            let size = try office.ledger.size()
            try wire.subscribe(["from": .integer(size)])
            _ = try wire.notification()
            office.ledger.stop()
            let end = try wire.notification()
            #expect(end.params["reason"] == "stopping" && end.seq == size)
            #expect(try wire.line() == nil)
        }

        /// Those who are live are sent one page together where they read the same; who reads otherwise is not.
        @Test func `shows each what they may see, however many follow by the same terms`() throws {
            let people = ["hr", "cara", "dana", "omar"]
            // What is recorded of hr's reading is in the log before the rest is compared.
            try office.command("log.read", ["from": 0], as: "hr")
            let terms: [JSONTree] = [[:], [:], ["disclose": true], ["filter": ["categories": ["feedback"]]]]
            var followers: [(person: String, terms: JSONTree, wire: Wire, got: [JSONTree])] = []
            for person in people + people {
                for terms in terms {
                    let wire = try office.ledger.connect()
                    var asked = terms
                    asked["credit"] = 10_000
                    try wire.subscribe(asked, as: person)
                    followers.append((person, terms, wire, []))
                }
            }
            for index in 0..<20 {
                try office.command("goal.publish", Self.goal("Goal \(index)"), as: "cara")
                try office.command("feedback.request", ["of": "cara"], as: index % 2 == 0 ? "omar" : "dana")
            }
            let size = try office.ledger.size()
            for index in followers.indices {
                var at: Int64 = 0
                while at < size {
                    let next = try followers[index].wire.notification()
                    if next.method == "log.event" { followers[index].got.append(next.params) }
                    at = next.method == "log.event" ? next.seq + 1 : next.seq
                }
                var asked = followers[index].terms
                asked["from"] = 0
                asked["disclose"] = followers[index].terms["disclose"] ?? false
                let page = try office.command("log.read", asked, as: followers[index].person)
                let expected = page["leaves"]?.elements ?? []
                #expect(expected.count >= 10)
                #expect(followers[index].got.map { $0["leaf"] } == expected.map { $0["leaf"] })
                #expect(followers[index].got.map { $0["disclosures"] } == expected.map { $0["disclosures"] })
            }
        }

        /// A thousand of them, four fifths of which never read a byte.
        @Test func `that nobody reads costs bounded memory, and no command waits for it`() throws {
            let daemon = try #require(office.ledger.daemon)
            var silent: [Wire] = []
            var reading: [Wire] = []
            for index in 0..<125 {
                let wire = try office.ledger.connect()
                for id in 1...8 {
                    try wire.send(
                        Wire.request("log.subscribe", ["credit": 65_536], as: "hr", meta: nil, id: Int64(id))
                            .canonicalBytes
                            + [10])
                }
                if index % 5 == 0 { reading.append(wire) } else { silent.append(wire) }
            }
            for wire in reading {
                for id in 1...8 { _ = try wire.answer(to: Int64(id)).ok }
            }
            let before = try Self.residentKiB(daemon.id)
            let size = try office.ledger.size()
            for index in 0..<150 { try office.command("goal.publish", Self.goal("Goal \(index)"), as: "cara") }
            #expect(try office.ledger.size() == size + 150)
            for wire in reading {
                var last: [Int64: Int64] = [:]
                while last.count < 8 || last.values.contains(where: { $0 < size + 149 }) {
                    let next = try wire.notification()
                    guard next.method == "log.event" else { continue }
                    #expect(next.seq == (last[next.subscription] ?? -1) + 1)
                    last[next.subscription] = next.seq
                }
            }
            // Of each connection that is not read: what fits into the channel, a turn's pages, and no more.
            let growth = try Self.residentKiB(daemon.id) - before
            #expect(growth < 125 * 512, "\(growth) KiB for 125 connections")
            let metrics = try office.wire.call("server.metrics").ok["text"]?.text ?? ""
            #expect(metrics.contains("\nledger_subscriptions 1000\n"), "\(metrics)")
            silent = []
            reading = []
        }

        private static func residentKiB(_ process: pid_t) throws -> Int {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
            return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        }
    }
}
