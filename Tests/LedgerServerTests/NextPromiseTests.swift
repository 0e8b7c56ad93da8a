import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `What waits in promises` {
    let office: Office

    init() throws { office = try Office() }

    private func items(_ person: String) throws -> [Item] {
        try office.query(NextList.self, "next.list", as: person).items
    }

    private func answer(_ item: Item, _ word: String, _ said: JSONTree = [:], as person: String) throws {
        let answer = try #require(item.answers.first { $0.word == word })
        var params = answer.params
        if case .object(let members) = said { for (name, value) in members { params[name] = value } }
        try office.command(try #require(answer.method), params, as: person)
    }

    private func ask(_ what: String, due: String? = nil) throws {
        var params: JSONTree = ["kind": "support", "of": "cara", "what": .string(what)]
        if let due { params["due"] = .string(due) }
        try office.command("promise.ask", params, as: "dana")
    }

    @Test func `goes back and forth: asked, promised, done, not yet, done, kept`() throws {
        try ask("A course")
        let asked = try #require(try items("cara").first)
        #expect(asked.kind == "ask" && asked.title == "asks you for help: A course" && asked.from == "U4")
        #expect(asked.answers.map(\.word) == ["promise", "no"] && asked.answers[0].needs.map(\.kind) == ["day"])
        try answer(asked, "promise", ["due": "2017-10-10"], as: "cara")
        #expect(try items("dana").isEmpty)
        let owed = try #require(try items("cara").first)
        #expect(owed.kind == "promise" && owed.title == "help promised: A course" && owed.dueOn == "2017-10-10")
        try answer(owed, "done", ["evidence": "The invoice"], as: "cara")
        #expect(try items("cara").isEmpty)
        let done = try #require(try items("dana").first)
        #expect(done.kind == "promiseDone" && done.texts.map(\.text) == ["The invoice"])
        try answer(done, "not yet", ["reason": "No seat yet"], as: "dana")
        let contested = try #require(try items("cara").first)
        #expect(contested.kind == "promiseContested" && contested.texts.map(\.text) == ["No seat yet"])
        try answer(contested, "done", as: "cara")
        try answer(try #require(try items("dana").first), "yes", as: "dana")
        #expect(try items("dana").isEmpty && items("cara").isEmpty)
    }

    @Test func `wishes another day, and the other side says yes, no, or which`() throws {
        for _ in 0..<3 {
            try office.command(
                "promise.make", ["due": "2017-10-10", "to": "dana", "what": "A list"], as: "cara")
        }
        for item in try items("cara") {
            try answer(item, "move", ["due": "2017-10-20", "reason": "Ill"], as: "cara")
        }
        let asked = try items("dana")
        #expect(asked.map(\.title) == Array(repeating: "asks to move it to 2017-10-20: A list", count: 3))
        #expect(asked.map { $0.texts.map(\.text) } == [["Ill"], ["Ill"], ["Ill"]])
        try answer(asked[0], "ok", as: "dana")
        try answer(asked[1], "no", as: "dana")
        try answer(asked[2], "another day", ["due": "2017-10-15"], as: "dana")
        #expect(try items("dana").isEmpty)
        #expect(try items("cara").map(\.dueOn) == ["2017-10-10", "2017-10-15", "2017-10-20"])
    }

    @Test func `comes late things and questions first, the longest first, then promises by their days`() throws {
        for (due, what) in [("2017-10-20", "far"), ("2017-09-27", "soon late"), ("2017-10-05", "near")] {
            try office.command("promise.make", ["due": .string(due), "to": "dana", "what": .string(what)], as: "cara")
        }
        try office.advance(to: "2017-09-30")
        try ask("asked later")
        try office.advance(to: "2017-10-01")
        let items = try items("cara")
        #expect(
            items.map(\.title) == [
                "promised: soon late", "asks you for help: asked later", "promised: near", "promised: far",
            ])
        #expect(items.map(\.late) == [true, nil, nil, nil] && items[0].daysLate == 3 && items[0].sinceDays == 3)
        #expect(try office.query(NextAnswer.self, "next.get", as: "cara").late == 1)
    }

    @Test func `that two do not agree about waits for who stands above both`() throws {
        try office.command("promise.make", ["due": "2017-10-10", "to": "dana", "what": "A list"], as: "cara")
        try office.command("promise.make", ["due": "2017-10-10", "to": "omar", "what": "A hand"], as: "dana")
        try office.command("promise.make", ["due": "2017-10-10", "to": "hana", "what": "A word"], as: "zoe")
        for (id, debtor, creditor) in [("P1", "cara", "dana"), ("P2", "dana", "omar"), ("P3", "zoe", "hana")] {
            try office.command("promise.done", ["evidence": "See", "promise": .string(id)], as: debtor)
            try office.command("promise.contest", ["promise": .string(id), "reason": "Not so"], as: creditor)
        }
        func settles(_ person: String) throws -> [String] {
            try items(person).filter { $0.kind == "settle" }.map(\.id)
        }
        #expect(try settles("gia") == ["P1"] && settles("cara") == ["P2"])
        // Hana is a side herself, and nobody stands above either.
        #expect(try settles("hana").isEmpty)
        let item = try #require(try items("gia").first)
        #expect(item.title == "says that this was not kept, and the other side that it was: A list")
        #expect(item.texts.map(\.text) == ["See", "Not so"] && item.answers.map(\.word) == ["kept", "broken"])
        // As many days as there are to contest; then it is late, and still nobody's word but theirs settles it.
        #expect(item.dueOn == "2017-10-09" && item.late == nil)
        try office.advance(to: "2017-10-12")
        let late = try #require(try items("gia").first)
        #expect(late.late == true && late.daysLate == 2)
        try answer(item, "broken", ["reason": "There is no list"], as: "gia")
        #expect(try settles("gia").isEmpty && items("cara").map(\.kind) == ["settle"])
    }
}
