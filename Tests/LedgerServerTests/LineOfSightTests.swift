import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `A line of sight` {
    let office: Office

    init() throws { office = try Office() }

    private func sight(of person: String, as reader: String) throws -> LineOfSightAnswer {
        try office.query(LineOfSightAnswer.self, "lineOfSight.get", ["person": .string(person)], as: reader)
    }

    @Test func `leads from an agreement to the nearest goal and up to the top`() throws {
        try office.agree()
        let line = try #require(try sight(of: "dana", as: "cara").lines.first)
        #expect(line.agreement == "A1" && line.state == "inForce" && line.outcome == "Win deals that stay")
        #expect(line.how == "New customers in the north" && line.none == nil)
        #expect(line.goals.map(\.title) == ["Win the quarter", "Win the year"])
        #expect(line.goals.map(\.owner) == ["U3", "U2"] && line.goals[0].metricName == "closed_won")
        #expect(line.milestones == MilestoneCounts(met: 0, missed: 0, notMeasured: 0, open: 2))
    }

    @Test func `says why an agreement serves no goal`() throws {
        let terms = Office.terms().with("contribution", ["none": "It is for learning"])
        try office.command("agreement.propose", ["member": "dana", "terms": terms], as: "cara")
        let line = try #require(try sight(of: "dana", as: "dana").lines.first)
        #expect(line.none == "It is for learning" && line.goals.isEmpty && line.how == nil)
    }

    @Test func `leaves out what came to nothing, and is not shown to who may not see the person`() throws {
        let id = try office.propose()
        try office.command("agreement.decline", ["agreement": .string(id), "reason": "No"], as: "dana")
        #expect(try sight(of: "dana", as: "dana").lines.isEmpty)
        #expect(throws: (any Error).self) { try sight(of: "dana", as: "omar") }
    }
}
