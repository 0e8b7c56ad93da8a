import CanonicalJSON
import Testing

extension `End to end` {
    /// What somebody says is wrong of them is decided about by somebody else, at the terminal.
    @Suite struct `A contested value` {
        let office: Office

        /// Two values count for dana: one of the crm's, one that cara witnessed.
        init() throws {
            office = try Office()
            try office.record("60", ref: "deal")
            try office.command("measurement.record", Office.value("50", ref: "seen"), as: "cara")
        }

        private func seq(_ ref: String) throws -> String {
            let listed = try office.wire.call("measurement.list", ["member": "dana", "metric": "closed_won"], as: "hr")
                .ok
            let row = try #require(listed["measurements"]?.elements.first { $0["ref"]?.text == ref })
            return try #require(row["seq"]?.number).description
        }

        private func listed() throws -> [String] {
            let ending = try office.ledger.cli("measurement", "list", "closed_won", "dana", as: "dana")
            #expect(ending.status == 0, "\(ending)")
            return ending.output.split(separator: "\n").dropFirst()
                .map { $0.split(separator: " ").prefix(6).joined(separator: " ") }
        }

        @Test func `waits for whoever is asked, is decided in words, and the list and the timeline say so`() throws {
            for ref in ["deal", "seen"] {
                let contest = try office.ledger.cli(
                    "measurement", "contest", seq(ref), "--reason", "That was omar's", as: "dana")
                #expect(
                    contest.status == 0 && contest.output.contains("counts until somebody else decides"), "\(contest)")
            }
            #expect(try listed().allSatisfy { $0.contains("contested") })
            // The crm's is cara's to decide, at her terminal.
            let scene = try office.ledger.converse(
                [], as: "cara",
                [
                    .expect("dana contests 60, which was measured for 2017-09-20"),
                    .expect("That was omar's"), .expect("[later]"), .line("withdraw"), .expect("why?"),
                    .line("Omar closed it"), .expect("[Y/n]"), .line("y"), .expect("sent:"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            // What she saw herself is hr's, whom she has no manager to come before.
            let own = try office.ledger.cli("measurement", "decide", seq("seen"), "stands", "I saw it", as: "cara")
            #expect(own.status == 3 && own.errors.contains("other-decider"), "\(own)")
            let waits = try office.ledger.cli("next", "--json", as: "hr")
            #expect(waits.output.contains(#""kind":"contest""#), "\(waits)")
            let decided = try office.ledger.cli("measurement", "decide", seq("seen"), "stands", "Both say so", as: "hr")
            #expect(decided.status == 0 && decided.output.contains("stands"), "\(decided)")
            #expect(
                try listed() == ["2017-09-20 60 withdrawn crm deal system", "2017-09-20 50 stands after a contest"])
            let told = try office.ledger.cli("timeline", as: "dana").output
            for words in [
                "cara withdrew a contested value, which counts no more", "Omar closed it",
                "hr decided that a contested value stands", "Both say so",
            ] { #expect(told.contains(words), "\(words) is not in:\n\(told)") }
            for person in ["cara", "hr", "dana"] {
                #expect(try !office.ledger.cli("next", "--json", as: person).output.contains("contest"))
            }
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `that was withdrawn counts in no verdict that comes after`() throws {
            var terms = Office.terms()
            terms["milestones"] = [
                ["from": "2017-10-01", "metric": "closed_won", "target": "100", "to": "2017-10-31"]
            ]
            _ = try office.propose(to: "dana", terms)
            let words: JSONTree = ["agreement": "A1", "inOwnWords": "I win", "noSupportNeeded": true]
            try office.command("agreement.confirm", words, as: "dana")
            try office.command("agreement.confirm", ["agreement": "A1"], as: "cara")
            try office.command("clock.advance", ["to": "2017-11-01"])
            for (amount, ref) in [("90", "o1"), ("30", "o2")] {
                try office.command("measurement.record", Office.value(amount, ref: ref, asOf: "2017-10-10"), as: "crm")
            }
            let cover: JSONTree = [
                "from": "2017-10-01", "members": ["dana"], "metric": "closed_won", "to": "2017-10-31",
            ]
            try office.command("measurement.cover", cover, as: "crm")
            try office.command(
                "measurement.contest", ["of": .integer(Int64(seq("o2"))!), "reason": "Not mine"], as: "dana")
            let ending = try office.ledger.cli("measurement", "decide", seq("o2"), "withdrawn", "Not hers", as: "cara")
            #expect(ending.status == 0, "\(ending)")
            try office.command("clock.advance", ["to": "2017-11-05"])
            let leaves =
                try office.wire.call(
                    "log.read", ["as": "json", "filter": ["types": ["milestone.evaluated"]], "from": 0], as: "dana"
                ).ok["leaves"]?.elements ?? []
            let verdict = leaves.first?["leaf"]?["data"]
            #expect(verdict?["verdict"] == "missed" && verdict?["value"] == "90", "\(leaves)")
        }
    }
}
