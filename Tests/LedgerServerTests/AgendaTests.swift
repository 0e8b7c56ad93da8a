import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `An agenda` {
    let office: Office

    init() throws { office = try Office() }

    private func agenda(_ reader: String, with other: String) throws -> AgendaView {
        try office.query(AgendaView.self, "agenda.get", ["with": .string(other)], as: reader)
    }

    @Test func `begins with what the reader owes, then what the other owes, and what waits for each`() throws {
        try office.command("promise.make", ["due": "2017-09-28", "to": "dana", "what": "A course"], as: "cara")
        try office.command("promise.make", ["due": "2017-10-02", "to": "cara", "what": "A list"], as: "dana")
        try office.command("promise.ask", ["of": "cara", "what": "A tool"], as: "dana")
        try office.command("promise.make", ["due": "2017-10-02", "to": "omar", "what": "Not theirs"], as: "cara")
        try office.propose(to: "omar")
        try office.advance(to: "2017-09-30")
        let cara = try agenda("cara", with: "dana")
        #expect(cara.youOwe.map(\.title) == ["promised: A course"] && cara.youOwe[0].late == true)
        #expect(cara.youOwe[0].daysLate == 1)
        #expect(cara.theyOwe.map(\.title) == ["promised: A list"] && cara.waitsForThem.isEmpty)
        #expect(cara.waitsForYou.map(\.title) == ["asks you for a promise: A tool"])
        let dana = try agenda("dana", with: "cara")
        #expect(dana.youOwe.map(\.id) == cara.theyOwe.map(\.id) && dana.theyOwe.map(\.id) == cara.youOwe.map(\.id))
        #expect(dana.waitsForThem.map(\.id) == cara.waitsForYou.map(\.id) && dana.waitsForYou.isEmpty)
        #expect(dana.waitsForThem[0].answers.isEmpty && dana.with == "U3" && dana.people["U3"] == "cara")
        #expect(dana.load == cara.load && cara.load.member == "U4")
        #expect(cara.load.open == 1 && cara.load.late == 0 && cara.load.opened == 1 && cara.load.closed == 0)
        #expect(try agenda("dana", with: "zoe").waitsForYou.isEmpty)
    }

    @Test func `lets whom it is owed to answer, too`() throws {
        for _ in 0..<3 {
            try office.command("promise.make", ["due": "2017-09-28", "to": "dana", "what": "A course"], as: "cara")
        }
        let owed = try agenda("dana", with: "cara").theyOwe
        #expect(owed[0].answers.map(\.word) == ["it is done", "more time", "let it go"])
        for (item, answer) in zip(owed, owed[0].answers.indices) {
            let answer = item.answers[answer]
            var params = answer.params
            for need in answer.needs { params[need.name] = need.kind == "day" ? "2017-10-09" : "Because" }
            try office.command(try #require(answer.method), params, as: "dana")
        }
        let left = try agenda("cara", with: "dana").youOwe
        #expect(left.map(\.dueOn) == ["2017-10-09"])
    }

    @Test func `has the numbers of what has begun, as far as they have come`() throws {
        try office.agree()
        try office.advance(to: "2017-10-20")
        for (value, day) in [("30", "2017-10-05"), ("31.5", "2017-10-12")] {
            try office.command(
                "measurement.record",
                [
                    "asOf": .string(day), "member": "dana", "metric": "closed_won", "ref": .string(day),
                    "source": "crm",
                    "value": .string(value),
                ], as: "cara")
        }
        let numbers = try agenda("dana", with: "cara").numbers
        #expect(numbers.count == 1)
        let number = try #require(numbers.first)
        #expect(number.agreement == "A1" && number.milestone == 1 && number.metricName == "closed_won")
        #expect(number.value == "61.5" && number.percent == 61 && number.asOf == "2017-10-12" && number.unit == "USD")
    }
}
