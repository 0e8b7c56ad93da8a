import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger my`, `owe`, `why`, `mirror`, `timeline`, `digest`, `policy`, `agenda`: nothing is asked or recorded.
    @Suite struct `Looking` {
        private let typed: Typed

        init() throws {
            typed = try Typed()
            try typed.say("agree", "dana", "closed_won", "300", "q4", "--how", "The north", as: "cara")
            try typed.say("confirm", "cara", "--own-words", "I win", "--no-support-needed", as: "dana")
            try typed.say("confirm", "dana", as: "cara")
            try typed.say("promise", "cara", "A pricing sheet", "friday", as: "dana")
            try typed.say("promise", "dana", "A course", "friday", as: "cara")
            try typed.say("thank", "dana", "You stayed", as: "cara")
        }

        @Test func `at what is owed, with everybody and with one`() throws {
            let all = try typed.run("owe", as: "dana")
            #expect(all.output.contains("you owe") && all.output.contains("P1    open   2017-09-29  cara"), "\(all)")
            #expect(all.output.contains("you are owed") && all.output.contains("A course"), "\(all)")
            let rows = try typed.json("owe", "cara", as: "dana")["commitments"]?.elements ?? []
            #expect(rows.compactMap { $0["id"]?.text } == ["P1", "P2", "A1/1", "A1/2", "A1/3"], "\(rows)")
            #expect(try typed.json("owe", "omar", as: "dana")["commitments"]?.elements.isEmpty == true)
            let none = try typed.run("owe", "omar", as: "dana")
            #expect(none.status == 0 && none.output.isEmpty && none.errors == "nothing is owed\n", "\(none)")
            try typed.refused("owe", "cra", as: "dana", 2, "did you mean cara")
            try typed.office.command("clock.advance", ["to": "2017-10-02"])
            #expect(try typed.run("owe", as: "dana").output.contains("P1    late"))
        }

        @Test func `at everything about oneself`() throws {
            let mine = try typed.run("my", as: "dana")
            for words in [
                "2 waiting for you: ledger", "A pricing sheet", "A1  in force  cara  member  2017-12-31",
                "said to you", "You stayed", "serves G1, Win the quarter",
            ] {
                #expect(mine.output.contains(words), "\(words): \(mine)")
            }
            let json = try typed.json("my", as: "dana")
            #expect(json["feedback.list"]?["feedback"]?[0]?["id"] == "F1")
            #expect(json["agreement.list member"]?["agreements"]?[0]?["id"] == "A1")
            let nobody = try typed.run("my", as: "zoe")
            #expect(nobody.status == 0 && nobody.output == "nothing waits for you\n\n", "\(nobody)")
        }

        @Test func `at what the work is for`() throws {
            let why = try typed.run("why", as: "dana")
            #expect(why.output.contains("“The north”") && why.output.contains("serves G1, Win the quarter"), "\(why)")
            #expect(try typed.run("why", "dana", as: "cara").output == why.output)
            #expect(try typed.json("why", "dana", as: "cara")["lines"]?[0]?["agreement"] == "A1")
            #expect(try typed.run("why", as: "zoe").errors == "no agreements\n")
            try typed.refused("why", "dana", as: "zoe", 3, "no record of that person that you may see")
            try typed.refused("why", "dan", as: "cara", 2, "did you mean dana")
        }

        @Test func `into the mirror, which is for oneself`() throws {
            try typed.office.command("clock.advance", ["to": "2017-10-02"])
            let mirror = try typed.run("mirror", as: "cara")
            #expect(mirror.output.contains("person by person, to you alone"), "\(mirror)")
            #expect(mirror.output.contains("0 of 1 kept, 1 late, 1 open"), "\(mirror)")
            #expect(try typed.json("mirror", as: "cara")["evenness"]?.elements.count == 2)
            #expect(try typed.run("mirror", as: "dana").output.contains("person by person") == false)
            try typed.refused("mirror", "--from", "someday", as: "cara", 2, "no day: someday")
        }

        @Test func `at what happened, about one, between two, in one agreement`() throws {
            let one = try typed.run("timeline", as: "dana").output
            #expect(one.contains("cara proposed terms") && one.contains("“You stayed”"), "\(one)")
            #expect(try typed.run("timeline", "dana", as: "dana").output == one)
            let two = try typed.run("timeline", "--with", "cara", as: "dana").output
            #expect(two.contains("brought the agreement into force") && !two.contains("registered"), "\(two)")
            let agreement = try typed.run("timeline", "a1", as: "dana").output
            #expect(agreement == (try typed.run("timeline", "A1", as: "dana").output))
            #expect(!agreement.contains("You stayed"), "\(agreement)")
            #expect((try typed.json("timeline", "A1", as: "dana")["entries"]?.elements.count ?? 0) > 3)
            try typed.refused("timeline", "A1", "--with", "cara", as: "dana", 2, "ledger timeline --with cara")
            try typed.refused("timeline", "dan", as: "cara", 2, "did you mean dana")
            try typed.refused("timeline", "A9", as: "dana", 3, "there is no A9")
        }

        @Test func `at ids and counts for a mail`() throws {
            #expect(
                try typed.run("digest", as: "dana").output == "2 things wait for you\nwaiting: F1 P1\nsee: ledger\n")
            #expect(try typed.json("digest", as: "dana") == ["count": 2, "ids": ["F1", "P1"], "late": 0])
            let nobody = try typed.run("digest", as: "zoe")
            #expect(nobody.status == 0 && nobody.output.isEmpty && nobody.errors.isEmpty, "\(nobody)")
        }

        @Test func `at the windows and cadences that hold`() throws {
            let policy = try typed.run("policy", as: "dana")
            #expect(policy.output.contains("answerDays") && policy.output.contains("version 0"), "\(policy)")
            #expect(try typed.json("policy", as: "dana")["policies"]?[0]?["state"] == "present")
            try typed.refused(
                "policy", "publish", "--from", "2017-10-01", "answerDays=3", "--yes", as: "hr", 1, "ledger policy")
            try typed.refused(
                "policy", "publish", "--from", "2017-12-01", "answerDays=3", "--yes", as: "cara", 3, "hr")
            try typed.refused(
                "policy", "publish", "--from", "2017-12-01", "answerdays=3", "--yes", as: "hr", 2, "answerdays")
        }

        @Test func `at what two have to talk about`() throws {
            try typed.say("agenda", "raise", "cara", "The territory change", as: "dana")
            let mine = try typed.run("agenda", as: "dana").output
            #expect(mine.contains("You owe cara") && mine.contains("A pricing sheet"), "\(mine)")
            #expect(mine.contains("The territory change"), "\(mine)")
            #expect(try typed.run("agenda", "cara", as: "dana").output == mine)
            #expect(try typed.run("agenda", "dana", as: "cara").output.contains("The territory change"))
            #expect(try typed.json("agenda", as: "dana")["points"]?.elements.count == 1)
            try typed.refused("agenda", as: "cara", 2, "with whom: dana, omar?", "ledger agenda dana")
            try typed.refused("agenda", as: "zoe", 2, "with whom?")
            try typed.refused("agenda", "dan", as: "cara", 2, "did you mean dana")
            let asked = try typed.type(
                ["agenda"], as: "cara", [.expect("With whom?"), .line("omar"), .expect("omar")])
            #expect(!asked.transcript.contains("territory"), "\(asked)")
        }
    }
}
