import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `What waits` {
    let office: Office

    init() throws { office = try Office() }

    private func next(_ person: String) throws -> NextAnswer {
        try office.query(NextAnswer.self, "next.get", as: person)
    }

    private func list(_ person: String, _ params: JSONTree = [:]) throws -> NextList {
        try office.query(NextList.self, "next.list", params, as: person)
    }

    @Test func `is nothing where nobody asked for anything`() throws {
        let answer = try next("zoe")
        #expect(answer.count == 0 && answer.item == nil && answer.late == 0 && answer.counts.sorted.isEmpty)
    }

    @Test func `is for oneself alone, hr included`() throws {
        for (person, of) in [("hana", "dana"), ("cara", "dana"), ("dana", "cara")] {
            #expect(throws: (any Error).self) {
                try office.answer("next.get", ["person": .string(of)], as: person)
            }
        }
        #expect(try office.query(NextAnswer.self, "next.get", ["person": "dana"], as: "dana").count == 0)
    }

    @Test func `are terms for both sides, until each has said yes`() throws {
        let id = try office.propose()
        try office.advance(to: "2017-09-27")
        let item = try #require(try next("dana").item)
        #expect(item.id == id && item.kind == "confirmation" && item.from == "U3" && item.sinceDays == 2)
        #expect(item.title == "proposes terms: Win deals that stay")
        #expect(item.answers.map(\.word) == ["yes", "yes, but", "other terms", "no"])
        #expect(item.late == nil && item.due == "2017-10-01T00:00:00.000000Z" && item.dueOn == "2017-09-30")
        let own = try #require(try next("cara").item)
        #expect(own.from == nil && own.title == "your own terms wait for your yes: Win deals that stay")
        let yes = try #require(item.answers.first)
        try office.command(
            try #require(yes.method), yes.params.with("inOwnWords", "I win deals"), as: "dana")
        #expect(try next("dana").count == 0)
        let after = try #require(try next("cara").item)
        #expect(after.from == "U4" && after.texts.map(\.text) == ["I win deals"] && after.sinceDays == 0)
        let confirm = try #require(after.answers.first { $0.word == "yes" })
        try office.command(try #require(confirm.method), confirm.params, as: "cara")
        #expect(try next("cara").counts["confirmation"] == 0)
    }

    @Test func `asks for the member's own word where no help is promised`() throws {
        try office.propose(help: false)
        let yes = try #require(try next("dana").item?.answers.first)
        #expect(yes.word == "yes, no help needed" && yes.params["noSupportNeeded"] == true)
        try office.command(try #require(yes.method), yes.params, as: "dana")
        #expect(try next("dana").count == 0)
    }

    @Test func `is listed the longest first, page by page`() throws {
        for member in ["dana", "omar", "dana", "omar"] {
            try office.propose(to: member)
            try office.advance(
                to: ["2017-09-26", "2017-09-27", "2017-09-28", "2017-09-29"][try next("cara").count - 1])
        }
        let all = try list("cara")
        #expect(all.items.map(\.id) == ["A1", "A2", "A3", "A4"] && all.next == nil)
        let first = try list("cara", ["limit": 3])
        #expect(first.items.map(\.id) == ["A1", "A2", "A3"])
        let rest = try list("cara", ["after": .string(try #require(first.next)), "limit": 3])
        #expect(rest.items.map(\.id) == ["A4"] && rest.next == nil)
    }
}

extension JSONTree {
    func with(_ key: String, _ value: JSONTree?) -> JSONTree {
        var changed = self
        changed[key] = value
        return changed
    }
}
