import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `What waits in meetings` {
    let office: Office

    /// Dana and cara agreed on 25 September; their first one-to-one is on 15 October.
    init() throws {
        office = try Office()
        try office.agree()
    }

    private func items(_ person: String, _ kinds: Set<String>) throws -> [Item] {
        try office.query(NextList.self, "next.list", as: person).items.filter { kinds.contains($0.kind) }
    }

    private func send(_ item: Item, _ word: String, _ said: [String: JSONTree] = [:], as person: String) throws {
        let answer = try #require(item.answers.first { $0.word == word })
        var params = answer.params
        for (name, value) in said { params[name] = value }
        try office.command(try #require(answer.method), params, as: person)
    }

    private func agenda(_ reader: String, with other: String) throws -> AgendaView {
        try office.query(AgendaView.self, "agenda.get", ["with": .string(other)], as: reader)
    }

    @Test func `is a view of each before, the meeting itself, and what the other side made of it`() throws {
        let first = try #require(try agenda("cara", with: "dana").checkpoints.first)
        #expect(first.on == "2017-10-15" && first.status == "scheduled" && first.yours == nil)
        try office.advance(to: "2017-10-13")
        #expect(try items("dana", ["view", "checkpoint"]).isEmpty && items("cara", ["view", "checkpoint"]).isEmpty)
        try office.advance(to: "2017-10-14")
        let before = try #require(try items("dana", ["view"]).first)
        try send(before, "say how", ["note": "The tool is slow", "rating": "atRisk"], as: "dana")
        #expect(try items("dana", ["view"]).isEmpty)
        try office.advance(to: "2017-10-15")
        let meeting = try #require(try items("cara", ["checkpoint"]).first)
        #expect(meeting.id == "C1" && meeting.title == "the one-to-one of 2017-10-15 is to be held")
        #expect(try items("dana", ["checkpoint"]).isEmpty, "cara convenes it")
        try send(meeting, "held", as: "cara")
        let said = try #require(try items("dana", ["checkpointHeld"]).first)
        #expect(said.from == "U3" && said.answers.map(\.word) == ["yes", "no"])
        try send(said, "yes", ["confidence": 7, "rating": "onTrack"], as: "dana")
        #expect(try items("dana", ["checkpointHeld", "view"]).isEmpty)
        let held = try #require(try agenda("cara", with: "dana").checkpoints.first)
        #expect(held.status == "held" && held.theirs == SideView(confidence: 7, rating: "onTrack"))
        #expect(try items("cara", ["view"]).map(\.id) == ["C1"])
    }

    @Test func `may be denied until the days to deny are over`() throws {
        try office.advance(to: "2017-10-15")
        try send(try #require(try items("cara", ["checkpoint"]).first), "held", as: "cara")
        let said = try #require(try items("dana", ["checkpointHeld"]).first)
        try send(said, "no", ["reason": "We did not meet"], as: "dana")
        #expect(try items("cara", ["checkpoint"]).map(\.id) == ["C1"], "it is to be held again")
        let mirror = try office.query(MirrorView.self, "mirror.get", as: "cara")
        #expect(mirror.oneToOnes == MirrorOneToOnes(denied: 1, due: 1, held: 0, missed: 0, moved: 0))
    }

    @Test func `is lost, and both see it in the load and the leader in the mirror`() throws {
        try office.advance(to: "2017-10-15")
        try send(
            try #require(try items("cara", ["checkpoint"]).first), "move", ["reason": "Travel", "to": "2017-10-17"],
            as: "cara")
        try office.advance(to: "2017-10-25")
        #expect(try items("cara", ["checkpoint"]).isEmpty)
        #expect(try agenda("dana", with: "cara").load.oneToOnesLost == 1)
        let mirror = try office.query(MirrorView.self, "mirror.get", as: "cara")
        #expect(mirror.oneToOnes == MirrorOneToOnes(denied: 0, due: 1, held: 0, missed: 1, moved: 1))
        let row = try #require(mirror.evenness?.first { $0.person == "U4" })
        #expect(row.oneToOnesDue == 1 && row.oneToOnesHeld == 0)
    }

    @Test func `are points that the other raised; both see them on the agenda until one closes them`() throws {
        try office.command("agenda.raise", ["text": "The territory", "with": "cara"], as: "dana")
        let point = try #require(try items("cara", ["point"]).first)
        #expect(point.title == "wants to talk: The territory" && point.id.hasPrefix("point "))
        #expect(try items("dana", ["point"]).isEmpty)
        #expect(try agenda("dana", with: "cara").points == agenda("cara", with: "dana").points)
        try send(point, "close", as: "cara")
        #expect(try agenda("dana", with: "cara").points.isEmpty)
    }
}
