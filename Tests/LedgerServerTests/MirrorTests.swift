import CanonicalJSON
import LedgerRPC
import Testing

@testable import LedgerServer

@Suite struct `A mirror` {
    let office: Office

    init() throws { office = try Office() }

    private func mirror(_ reader: String, _ params: JSONTree = [:]) throws -> MirrorView {
        try office.query(MirrorView.self, "mirror.get", params, as: reader)
    }

    private func promise(_ what: String, to member: String, due: String, kind: String = "plain") throws -> JSONTree {
        let answer = try office.command(
            "promise.make",
            ["due": .string(due), "kind": .string(kind), "to": .string(member), "what": .string(what)], as: "cara")
        return .string(answer.id("promise"))
    }

    @Test func `counts promises kept on time, late and not at all, and help person by person`() throws {
        let onTime = try promise("A list", to: "dana", due: "2017-09-28")
        let late = try promise("A course", to: "dana", due: "2017-09-28", kind: "support")
        _ = try promise("A tool", to: "omar", due: "2017-09-29", kind: "support")
        _ = try promise("A talk", to: "omar", due: "2017-10-20")
        let released = try promise("No more", to: "omar", due: "2017-09-29")
        try office.command("promise.withdraw", ["promise": released, "reason": "No need"], as: "omar")
        try office.command("promise.confirm", ["promise": onTime], as: "dana")
        try office.advance(to: "2017-10-01")
        try office.command("promise.done", ["promise": late], as: "cara")
        try office.command("promise.confirm", ["promise": late], as: "dana")
        let view = try mirror("cara", ["to": "2017-10-31"])
        #expect(view.promises == MirrorPromises(due: 4, kept: 2, keptLate: 1, late: 1, open: 2))
        #expect(view.help == MirrorHelp(given: 1, late: 2, notGiven: 1, promised: 2))
        let rows = try #require(view.evenness)
        #expect(rows.map(\.person) == ["U4", "U5"])
        #expect(rows.map(\.helpPromised) == [1, 1] && rows.map(\.helpGiven) == [1, 0])
        // What is due later is not of this period yet.
        #expect(try mirror("cara").promises.due == 3)
    }

    @Test func `says in how many days the leader answers`() throws {
        for (asker, day) in [("dana", "2017-09-27"), ("dana", "2017-09-29"), ("omar", "2017-09-30")] {
            let ask = try office.command("promise.ask", ["of": "cara", "what": "Help"], as: asker).id("promise")
            try office.advance(to: day)
            if asker == "dana" {
                try office.command(
                    "promise.decline", ["promise": .string(ask), "reason": "Not now"], as: "cara")
            }
        }
        try office.advance(to: "2017-10-15")
        let view = try mirror("cara")
        #expect(view.answers == MirrorAnswers(given: 2, medianDays: "2.0", overdue: 1, waiting: 1))
        #expect(view.evenness?.map(\.answerDays) == ["2.0", nil])
    }

    @Test func `sets targets beside where people stood, person by person`() throws {
        try office.agree(with: "dana")
        #expect(try mirror("cara", ["to": "2017-10-31"]).evenness?.map(\.targetRatio) == ["1.50", nil])
    }

    @Test func `is for the leader, and of the whole alone for who manages them`() throws {
        #expect(try mirror("gia", ["person": "cara"]).evenness == nil)
        for reader in ["hana", "dana", "zoe"] {
            #expect(throws: (any Error).self) { try mirror(reader, ["person": "cara"]) }
        }
        #expect(throws: (any Error).self) { try mirror("cara", ["from": "2017-10-01", "to": "2017-09-01"]) }
    }
}
