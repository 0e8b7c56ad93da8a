import CanonicalJSON
import Testing

extension `End to end` {
    /// An agreement from its proposal to its end, through the command line and the socket.
    @Suite struct `The course of an agreement` {
        private static let helped = Office.terms().with(
            "promises", [["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]])

        private func say(_ office: Office, _ arguments: String..., as person: String) throws -> String {
            let ending = try office.ledger.startCLI(arguments + ["--yes"], as: person).end()
            #expect(ending.status == 0, "\(arguments): \(ending)")
            return ending.output
        }

        private func inForce(_ office: Office) throws {
            _ = try office.propose(to: "dana", Self.helped)
            _ = try say(office, "agreement", "confirm", "A1", "--own-words", "I win deals", as: "dana")
            _ = try say(office, "agreement", "confirm", "A1", as: "cara")
        }

        @Test func `set without agreement is shown everywhere as not agreed`() throws {
            let office = try Office()
            var early = Self.helped
            early["window"] = ["from": "2017-10-05", "to": "2017-12-31"]
            early["milestones"] = [
                ["from": "2017-10-05", "metric": "closed_won", "target": "100", "to": "2017-10-31"]
            ]
            _ = try office.propose(to: "dana", early)
            _ = try say(office, "agreement", "invite", "A1", "--until", "2017-09-26", as: "cara")
            let invited = try say(office, "agreement", "show", "A1", as: "dana")
            #expect(invited.contains("dana, to propose something by 2017-09-26 or to waive it"), "\(invited)")
            #expect(invited.contains("cara, to confirm before 2017-10-05"), "\(invited)")
            _ = try say(office, "agreement", "waive-invitation", "A1", as: "dana")
            _ = try say(office, "agreement", "ask", "A1", "Which deals?", as: "dana")
            let unheard = try office.ledger.cli("agreement", "set", "A1", "Now", "--yes", as: "cara")
            #expect(unheard.status == 1 && unheard.errors.contains("hint: ledger agreement answer A1"), "\(unheard)")
            #expect(try say(office, "agreement", "show", "A1", as: "dana").contains("cara, to answer a question by"))
            _ = try say(office, "agreement", "answer", "A1", "Renewals too", as: "cara")
            _ = try say(office, "agreement", "set", "A1", "The quarter cannot wait", as: "cara")
            #expect(try say(office, "agreement", "show", "A1", as: "dana").contains("hr, to co-sign it"))
            _ = try say(office, "agreement", "cosign", "A1", as: "hr")
            let served = try say(office, "agreement", "show", "A1", as: "dana")
            #expect(served.contains("dana, who may reply until 2017-10-02 00:00; then it is in force"), "\(served)")
            _ = try say(office, "agreement", "receive", "A1", as: "dana")
            try office.command("clock.advance", ["to": "2017-10-04"])
            let shown = try say(office, "agreement", "show", "A1", as: "dana")
            #expect(shown.contains("dana with cara, in force, not agreed"), "\(shown)")
            #expect(shown.contains("co-signed by hr"), "\(shown)")
            #expect(shown.contains("Which deals?") && shown.contains("cara: Renewals too"), "\(shown)")
            #expect(shown.contains("set without agreement") && shown.contains("notice served"), "\(shown)")
            for look in [["agreement", "list"], ["my"], ["why"], ["timeline", "A1"]] {
                let seen = try office.ledger.startCLI(look, as: "dana").end().output
                #expect(seen.contains("not agreed") || seen.contains("without agreement"), "\(look): \(seen)")
            }
            let view = try office.command("agreement.get", ["agreement": "A1"], as: "dana")["agreement"]
            #expect(view?["notAgreed"] == true)
            #expect(view?["setting"]?["receivedOn"] == "2017-09-25")
            let row = try office.command("agreement.list", [:], as: "dana")["agreements"]?[0]
            #expect(row?["notAgreed"] == true)
        }

        @Test func `is amended by both, and the difference is shown while it waits`() throws {
            let office = try Office()
            try inForce(office)
            _ = try say(
                office, "agreement", "amend", "A1", "--cadence", "7", "--reason", "More talk", as: "dana")
            let waiting = try say(office, "agreement", "show", "A1", as: "cara")
            #expect(waiting.contains("→ every 7 days"), "\(waiting)")
            #expect(try say(office, "agreement", "list", as: "cara").contains("an amendment waits"))
            _ = try say(office, "agreement", "confirm", "A1", as: "cara")
            let said = try office.ledger.startCLI(
                ["agreement", "confirm", "A1", "--skip-own-words"], as: "dana"
            ).end()
            #expect(said.status == 0, "\(said)")
            let view = try office.command("agreement.get", ["agreement": "A1"], as: "dana")["agreement"]
            #expect(view?["revision"] == 2 && view?["terms"]?["cadenceDays"] == 7 && view?["amendment"] == nil)
        }

        @Test func `lowers a target by absence and shows the arithmetic`() throws {
            let office = try Office()
            try inForce(office)
            // October 2017 has 22 working days.
            let away = try say(office, "absence", "record", "monday", "friday", "--member", "dana", as: "cara")
            #expect(away.contains("dana is away from 2017-10-02 to 2017-10-06"), "\(away)")
            let twice = try office.ledger.cli("absence", "record", "2017-10-06", as: "dana")
            #expect(twice.status == 1 && twice.errors.contains("2017-10-06 is recorded already"), "\(twice)")
            _ = try say(office, "absence", "record", "2017-10-07", "2017-10-13", as: "dana")
            let shown = try say(office, "agreement", "show", "A1", as: "dana")
            #expect(shown.contains("away 10 of 22 working days: 100 × 12 ÷ 22"), "\(shown)")
            try office.command("clock.advance", ["to": "2017-11-01"])
            try office.command("measurement.record", Office.value("55", ref: "d1", asOf: "2017-10-20"), as: "crm")
            try office.command(
                "measurement.cover",
                ["from": "2017-10-01", "members": ["dana"], "metric": "closed_won", "to": "2017-10-31"], as: "crm")
            try office.command("clock.advance", ["to": "2017-11-10"])
            let milestone = try office.command("agreement.get", ["agreement": "A1"], as: "dana")["agreement"]?[
                "milestones"]?[0]
            #expect(milestone?["verdict"] == "met" && milestone?["target"] == "54.545455")
            #expect(milestone?["fullTarget"] == "100" && milestone?["absentDays"] == 10)
            let listed = try say(office, "absence", "list", as: "dana")
            #expect(listed.contains("2017-10-02") && listed.contains("5 days from A1/1"), "\(listed)")
        }

        @Test func `has strategies with answers, and questions about its metrics that others do not see`() throws {
            let office = try Office()
            try inForce(office)
            #expect(try say(office, "strategy", "propose", "A1", "Partners first", as: "dana").contains("S1"))
            _ = try say(office, "strategy", "adapt", "S1", "Two of them first", as: "cara")
            _ = try say(office, "strategy", "accept", "S1", as: "dana")
            #expect(try say(office, "strategy", "show", "S1", as: "dana").contains("Two of them first"))
            _ = try say(office, "metric", "question", "closed_won", "Renewals?", as: "dana")
            _ = try say(office, "metric", "answer", "closed_won", "They count", as: "cara")
            let shown = try say(office, "agreement", "show", "A1", as: "cara")
            #expect(shown.contains("Partners first") && shown.contains("cara: They count"), "\(shown)")
            #expect(try say(office, "metric", "questions", as: "dana").contains("They count"))
            #expect(!(try say(office, "metric", "questions", as: "omar").contains("Renewals?")))
            let log = try office.command("log.read", ["from": 0, "limit": 1_000], as: "omar")
            #expect(!"\(log)".contains("Renewals?") && !"\(log)".contains("metric.questioned"))
            #expect("\(try office.command("log.read", ["from": 0], as: "dana"))".contains("metric.questioned"))
        }

        @Test func `follows its goal and its manager, and ends when both want it`() throws {
            let office = try Office()
            try inForce(office)
            try office.command("goal.close", ["goal": "G1", "outcome": "retired"], as: "cara")
            #expect(try say(office, "agreement", "list", as: "dana").contains("its goal changed"))
            _ = try say(office, "agreement", "affirm", "A1", "Customers stay customers", as: "dana")
            try office.command("relationship.assign", ["manager": "zoe", "member": "dana"])
            #expect(try say(office, "agreement", "list", as: "dana").contains("zoe has not taken it over"))
            _ = try say(office, "agreement", "take-over", "A1", as: "zoe")
            _ = try say(office, "agreement", "override-how", "A1", "No sundays", "--reason", "The law", as: "zoe")
            _ = try say(office, "agreement", "end", "A1", "Another team", as: "dana")
            _ = try say(office, "agreement", "accept-end", "A1", as: "zoe")
            let shown = try say(office, "agreement", "show", "A1", as: "dana")
            #expect(shown.contains("dana with zoe, ended") && shown.contains("No sundays"), "\(shown)")
            #expect(try office.command("admin.check", [:])["problems"] != nil)
            office.ledger.stop()
            #expect(try office.ledger.check().status == 0)
        }

        @Test func `expires when its window begins without both`() throws {
            let office = try Office()
            _ = try office.propose(to: "dana", Self.helped)
            try office.command("clock.advance", ["to": "2017-10-02"])
            #expect(try say(office, "agreement", "list", "--state", "expired", as: "dana").contains("A1"))
        }
    }
}
