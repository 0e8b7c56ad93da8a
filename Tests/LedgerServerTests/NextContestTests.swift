import CanonicalJSON
import LedgerRPC
import LedgerService
import LedgerStore
import Testing

@testable import LedgerServer

@Suite struct `What waits in contests` {
    let office: Office

    init() throws { office = try Office() }

    private func contests(_ person: String) throws -> [Item] {
        try office.query(NextList.self, "next.list", as: person).items.filter { $0.kind == "contest" }
    }

    /// - Returns: where it was recorded.
    private func record(_ ref: String, of member: String = "dana", by person: String) throws -> UInt64 {
        let answer = try office.command(
            "measurement.record",
            [
                "asOf": "2017-09-20", "member": .string(member), "metric": "closed_won", "ref": .string(ref),
                "source": "hand", "value": "50",
            ], as: person)
        return answer.events[0].seq
    }

    private func contest(_ of: UInt64, as person: String = "dana") throws {
        try office.command("measurement.contest", ["of": .integer(Int64(of)), "reason": "Not mine"], as: person)
    }

    private func row(_ of: UInt64) throws -> MeasurementRow? {
        try office.query(
            MeasurementList.self, "measurement.list", ["member": "dana", "metric": "closed_won"], as: "dana"
        )
        .rows.first { $0.seq == of }
    }

    @Test func `is the manager's to decide; what they said themselves is for their own manager`() throws {
        let reported = try record("a", by: "dana")
        let witnessed = try record("b", by: "cara")
        for of in [reported, witnessed] { try contest(of) }
        #expect(try contests("cara").map(\.id) == ["measurement \(reported)"])
        #expect(try contests("gia").map(\.id) == ["measurement \(witnessed)"])
        for other in ["dana", "omar", "zoe", "hana"] { #expect(try contests(other).isEmpty, "\(other)") }
        let item = try #require(try contests("cara").first)
        #expect(item.title == "contests 50, which was measured for 2017-09-20" && item.from == "U4")
        #expect(item.about?.title == "closed_won" && item.texts.map(\.text) == ["Not mine"])
        #expect(item.answers.map(\.word) == ["stands", "withdrawn"] && item.answers.allSatisfy { $0.final == true })
        #expect(item.dueOn == "2017-10-09" && item.late == nil)
        #expect(try row(reported)?.contested == true && row(reported)?.decided == nil)
        let answer = item.answers[1]
        try office.command(
            try #require(answer.method), answer.params.with("reason", "It is omar's"), as: "cara")
        #expect(try contests("cara").isEmpty)
        #expect(try row(reported)?.contested == false && row(reported)?.decided == "withdrawn")
        let stands = try #require(try contests("gia").first?.answers.first)
        try office.command(try #require(stands.method), stands.params.with("reason", "I was there"), as: "gia")
        #expect(try contests("gia").isEmpty && row(witnessed)?.decided == "upheld")
        // The contester reads what was decided, and why.
        let told = try office.query(Timeline.self, "timeline.get", as: "dana").entries.suffix(2)
        #expect(
            told.map(\.summary) == [
                "cara withdrew a contested value, which counts no more", "gia decided that a contested value stands",
            ])
        #expect(told.map(\.text) == ["It is omar's", "I was there"])
    }

    @Test func `is hr's where nobody else is left, and late after its time`() throws {
        let seq = try record("a", of: "zoe", by: "zoe")
        try contest(seq, as: "zoe")
        #expect(try contests("hana").count == 1)
        let both = try record("b", of: "cara", by: "gia")
        try contest(both, as: "cara")
        // Gia said it, and nobody stands above her.
        #expect(try contests("gia").isEmpty && contests("hana").count == 2)
        try office.advance(to: "2017-10-10")
        #expect(try contests("hana").map(\.late) == [true, true])
        try office.command("relationship.assign", ["manager": "gia", "member": "zoe"])
        #expect(try contests("gia").map(\.id) == ["measurement \(seq)"])
        #expect(try contests("hana").map(\.id) == ["measurement \(both)"])
    }

    @Test func `shows what its source said since`() throws {
        let seq = try record("a", by: "dana")
        try contest(seq)
        try office.command(
            "measurement.correct", ["of": .integer(Int64(seq)), "reason": "A typing error", "value": "60"], as: "dana")
        let item = try #require(try contests("cara").first)
        #expect(item.title == "contests 60, which was measured for 2017-09-20")
        #expect(item.texts.map(\.text) == ["Not mine", "A typing error"])
    }
}
