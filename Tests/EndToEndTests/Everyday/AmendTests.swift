import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger amend dana target=240 "why"`, which says only what changes.
    @Suite struct `Amending in one line` {
        private let typed: Typed

        /// With a promise of help and a consequence, so that there is something to lose.
        init() throws {
            typed = try Typed()
            let terms = Office.terms()
                .with("promises", [["debtor": "cara", "due": "2017-10-10", "kind": "support", "what": "A course"]])
                .with(
                    "consequences", [["currentForDays": 60, "misses": 2, "of": 2, "what": "A weekly review"]]
                ).with("reserved", ["The price list"])
            _ = try typed.office.propose(to: "dana", terms)
        }

        private func inForce() throws {
            try typed.say("confirm", "cara", "--own-words", "I win deals", as: "dana")
            #expect(try typed.say("confirm", "dana", as: "cara").contains("A1 is in force"))
        }

        private func assertNothingIsLost(_ terms: JSONTree?) {
            #expect(terms?["promises"]?[0]?["what"] == "A course")
            #expect(terms?["consequences"]?[0]?["what"] == "A weekly review")
            #expect(terms?["reserved"]?[0] == "The price list" && terms?["contribution"]?["goal"] == "G1")
        }

        @Test func `counters what is open, without an id`() throws {
            let size = try typed.office.ledger.size()
            let line = ["amend", "cara", "target=240", "how=The south", "Two deals moved"]
            try typed.type(
                line, as: "dana",
                [
                    .expect("target 240, was 300"), .expect("2017-11-01 to 2017-11-30: 120, was 100"),
                    .expect("how: The south"), .expect("Two deals moved"), .expect("to cara?"), .line("n"),
                    .expect("nothing was proposed"),
                ])
            #expect(try typed.office.ledger.size() == size)
            try typed.type(line, as: "dana", [.expect("to cara?"), .line("y"), .expect("other terms for A1")])
            let view = try typed.agreement()
            #expect(view["revision"] == 2 && view["terms"]?["contribution"]?["how"] == "The south")
            #expect(view["terms"]?["outcome"] == "Win deals that stay")
            assertNothingIsLost(view["terms"])
            try typed.refused(
                "amend", "cara", "target=240", "--yes", as: "dana", 2, "nothing changes", "A1 says so already")
            try typed.refused("amend", "cara", "--yes", as: "dana", 2, "nothing changes", "ledger amend cara target=")
            try typed.refused(
                "amend", "cara", "tagret=1", "--yes", as: "dana", 2, "tagret", "one of target, outcome, to, cadence")
            try typed.refused("amend", "cara", "cadence=often", "--yes", as: "dana", 2, "no number of days")
        }

        @Test func `amends what is in force, one number, long after its promises' days`() throws {
            try inForce()
            try typed.office.command("clock.advance", ["to": "2017-10-20"])
            try typed.refused("amend", "dana", "target=320", "--yes", as: "cara", 2, "ledger amend dana target=320")
            #expect(try typed.say("amend", "dana", "target=320", "A new region", as: "cara").contains("both of you"))
            let waiting = try typed.agreement()
            #expect(waiting["terms"]?["measures"]?[0]?["target"] == "300" && waiting["amendment"] != nil)
            let shown = try typed.say("agreement", "show", "cara", as: "dana")
            #expect(shown.contains("milestone closed_won, 2017-11-01 – 2017-11-30: 100 → 220"), "\(shown)")
            #expect(shown.contains("waits for dana and cara"), "\(shown)")
            // From what waits, at a terminal: the difference, own words, yes.
            try typed.type(
                ["ok", "A1"], as: "dana",
                [
                    .expect("cara would amend A1"), .expect("is closed_won: 320"), .expect("own words"),
                    .line("A fifth more"), .expect("Agree?"), .line("y"), .expect("sent:"),
                ])
            #expect(try typed.say("confirm", "dana", as: "cara").contains("A1 is amended"))
            let view = try typed.agreement()
            #expect(view["revision"] == 2 && view["amendment"] == nil)
            #expect(view["terms"]?["milestones"]?.elements.map { $0["target"] } == ["100", "220"])
            assertNothingIsLost(view["terms"])
            let promises = try typed.office.command("promise.list", [:], as: "dana")["promises"]?.elements
            #expect(promises?.count == 1, "the course is promised once: \(promises ?? [])")
        }

        @Test func `asks which, where two can be meant, and says where there is none`() throws {
            try typed.say("agree", "dana", "closed_won", "90", "december", "--how", "North", as: "cara")
            try typed.refused(
                "amend", "dana", "target=80", "--yes", as: "cara", 2, "there are 2 agreements with dana",
                "A1, open, 2017-10-01 – 2017-12-31", "ledger amend A1, or ledger amend A2")
            try typed.type(
                ["amend", "dana", "target=80"], as: "cara",
                [.expect("Which one?"), .line("A2"), .expect("to dana?"), .line("y"), .expect("other terms for A2")])
            let terms = try typed.agreement("A2")["terms"]
            #expect(terms?["measures"]?[0]?["target"] == "80" && terms?["outcome"] == "Win deals that stay")
            try typed.refused("amend", "omar", "target=1", "--yes", as: "cara", 3, "no agreement with omar")
            try typed.refused("amend", "omra", "target=1", "--yes", as: "cara", 2, "did you mean omar")
            try typed.refused("amend", "a9", "target=1", "--yes", as: "cara", 3, "there is no A9")
            try typed.refused("confirm", "omar", as: "cara", 3, "no agreement with omar")
        }
    }
}
