import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger agree dana closed_won 300 q4`.
    @Suite struct `Agreeing in one line` {
        private let typed: Typed

        init() throws { typed = try Typed() }

        @Test func `proposes whole terms, after they were shown`() throws {
            let line = ["agree", "dana", "closed_won", "301", "q4"]
            let size = try typed.office.ledger.size()
            let no = try typed.type(
                line, as: "cara",
                [
                    .expect("How does it serve G1?"), .line("The north first"), .expect("every 14 days"),
                    .expect("Send this to dana?"), .line("n"), .expect("nothing was proposed"),
                ])
            #expect(no.transcript.contains("101, 2017-12-01 to 2017-12-31"), "\(no)")
            #expect(try typed.office.ledger.size() == size)
            try typed.type(
                line, as: "cara",
                [.expect("serve G1?"), .line("The north first"), .expect("to dana?"), .line("y"), .expect("A1 is")])
            let terms = try typed.agreement()["terms"]
            #expect(terms?["contribution"]?["how"] == "The north first" && terms?["cadenceDays"] == 14)
            #expect(terms?["milestones"]?.elements.map { $0["target"] } == ["100", "100", "101"])
            #expect(terms?["outcome"] == "closed_won 301 by 2017-12-31")
            #expect(terms?["window"]?["from"] == "2017-10-01" && terms?["window"]?["to"] == "2017-12-31")
        }

        @Test func `takes from the last terms what is still right of them`() throws {
            try typed.say("agree", "dana", "closed_won", "300", "q4", "--how", "North", "--cadence", "7", as: "cara")
            let again = try typed.run("agree", "cara", "closed_won", "280", "q4", "--yes", as: "dana")
            #expect(again.status == 0 && again.output.contains("A2 is proposed to cara"), "\(again)")
            #expect(again.errors.contains("A1 with cara, open, is about closed_won in these days too"), "\(again)")
            #expect(again.errors.contains("ledger amend A1 target=280"), "\(again)")
            let terms = try typed.agreement("A2")["terms"]
            #expect(terms?["cadenceDays"] == 7 && terms?["contribution"]?["how"] == "North")
            #expect(terms?["outcome"] == "closed_won 280 by 2017-12-31", "no stale number")
            // The goal is for the fourth quarter alone.
            try typed.refused(
                "agree", "dana", "closed_won", "90", "january", "--yes", as: "cara", 2, "--no-goal")
            try typed.say("agree", "dana", "closed_won", "90", "january", "--no-goal", "A quiet month", as: "cara")
            #expect(try typed.agreement("A3")["terms"]?["contribution"]?["none"] == "A quiet month")
        }

        @Test func `talks as often as the policy of the day has it, not one to come`() throws {
            try typed.say("policy", "publish", "--from", "2017-12-01", "cadenceDays=21", as: "hr")
            try typed.say("agree", "dana", "closed_won", "300", "q4", "--how", "North", as: "cara")
            #expect(try typed.agreement()["terms"]?["cadenceDays"] == 14)
        }

        @Test func `is for two of whom one manages the other, both there`() throws {
            let rest = ["closed_won", "300", "q4", "--how", "North"]
            func refused(_ person: String, as who: String, _ status: Int32, _ words: String...) throws {
                let ending = try typed.office.ledger.startCLI(["agree", person] + rest + ["--yes"], as: who).end()
                #expect(ending.status == status && words.allSatisfy(ending.errors.contains), "\(ending)")
            }
            let size = try typed.office.ledger.size()
            try refused("dna", as: "cara", 2, "nobody is called dna", "did you mean dana")
            try refused("zoe", as: "cara", 1, "neither of you manages the other", "whom you manage")
            try refused("omar", as: "dana", 1, "cara manages you")
            try refused("dana", as: "dana", 1, "terms are between two people")
            #expect(try typed.office.ledger.size() == size)
            try typed.say("member", "depart", "omar", as: "hr")
            try refused("omar", as: "cara", 1, "omar is not here any more", "they left on 2017-09-25")
        }

        @Test func `says what is wrong with a number, a period, a metric`() throws {
            for (metric, target, period, words) in [
                ("closed_won", "lots", "q4", "lots is no number"), ("closed_won", "3", "soon", "soon is no period"),
                ("closed_one", "3", "q4", "did you mean closed_won?"),
                ("closed_won", "3", "2017-09-01..2017-09-25", "is over"),
            ] {
                try typed.refused(
                    "agree", "dana", metric, target, period, "--how", "x", "--yes", as: "cara", 2, words)
            }
            try typed.refused("agree", "dana", "closed_won", "3", "q4", as: "cara", 2, "--how")
            try typed.refused(
                "agree", "dana", "closed_won", "3", "q4", "--how", "x", as: "cara", 2, "dana would read", "say --yes")
            let result = try typed.json("agree", "dana", "closed_won", "3", "q4", "--how", "x", as: "cara")
            #expect(result["ids"]?["agreement"] == "A1")
        }
    }
}
