import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `A timeline` {
    let office: Office

    init() throws { office = try Office() }

    private func timeline(_ params: JSONTree, as person: String) throws -> Timeline {
        try office.query(Timeline.self, "timeline.get", params, as: person)
    }

    @Test func `of an agreement says in order what happened, in plain words, with what was said to it`() throws {
        let id = try office.propose()
        try office.command("agreement.discuss", ["agreement": .string(id), "text": "Is October fair?"], as: "dana")
        try office.command("agreement.reserve", ["agreement": .string(id), "text": "If the tool works"], as: "dana")
        try office.command("agreement.confirm", ["agreement": .string(id), "inOwnWords": "I win"], as: "dana")
        let timeline = try timeline(["agreement": .string(id)], as: "cara")
        #expect(
            timeline.entries.map(\.summary) == [
                "cara proposed terms", "dana said something about the terms", "dana agreed, but",
                "dana confirmed the terms",
            ])
        #expect(
            timeline.entries.map(\.text) == ["Win deals that stay", "Is October fair?", "If the tool works", "I win"])
        let statements = timeline.entries[0].statements
        #expect(statements.map(\.text) == ["Is October fair?", "If the tool works", "I win"])
        #expect(statements.map(\.by) == ["U4", "U4", "U4"])
        #expect(timeline.next == nil && timeline.people["U3"] == "cara")
    }

    @Test func `of a person comes page by page, nothing twice and nothing left out`() throws {
        for _ in 0..<5 { try office.propose() }
        let whole = try timeline(["person": "dana"], as: "cara")
        var paged: [UInt64] = []
        var after: String?
        repeat {
            var params: JSONTree = ["limit": 3, "person": "dana"]
            if let after { params["after"] = .string(after) }
            let page = try timeline(params, as: "cara")
            paged += page.entries.map(\.seq)
            after = page.next
        } while after != nil
        #expect(paged == whole.entries.map(\.seq) && paged == paged.sorted() && paged.count > 6)
    }

    @Test func `of two is what concerns both`() throws {
        try office.propose(to: "omar")
        let id = try office.propose(to: "dana")
        let timeline = try timeline(["with": "dana"], as: "cara")
        #expect(timeline.entries.map(\.stream) == ["person/4", "agreement/\(id.dropFirst())"])
        #expect(try self.timeline(["with": "omar"], as: "dana").entries.isEmpty)
    }

    @Test func `of somebody whom the reader may not see is not there`() throws {
        for params: JSONTree in [["person": "cara"], ["agreement": .string(try office.propose(to: "omar"))]] {
            #expect(throws: (any Error).self) { try office.answer("timeline.get", params, as: "dana") }
        }
    }

    @Test func `is of one thing at a time`() {
        #expect(throws: (any Error).self) {
            try office.answer("timeline.get", ["person": "dana", "with": "cara"], as: "cara")
        }
    }

    @Test func `marks what was recorded too late to change a verdict`() throws {
        try office.advance(to: "2017-11-10")
        for (day, ref) in [("2017-11-09", "in time"), ("2017-10-01", "late")] {
            try office.command(
                "measurement.record",
                [
                    "asOf": .string(day), "member": "dana", "metric": "closed_won", "ref": .string(ref),
                    "source": "crm",
                    "value": "1",
                ], as: "cara")
        }
        let recorded = try timeline(["person": "dana"], as: "dana").entries.filter { $0.type == "measurement.recorded" }
        #expect(recorded.map(\.late) == [nil, true])
    }
}
