import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger thank`, `note`, `ask`, `promise`: words for somebody, which cannot be unsaid.
    @Suite struct `Words for somebody` {
        private let typed: Typed

        init() throws { typed = try Typed() }

        private static let lines: [([String], shown: String)] = [
            (["thank", "cara", "You stayed until it worked"], "You stayed until it worked"),
            (
                ["note", "cara", "You spoke first", "--led-to", "Silence", "--next", "Ask first"],
                "Next time: Ask first"
            ),
            (["ask", "cara", "an hour on prices", "friday"], "by 2017-09-29"),
            (["promise", "cara", "a pricing sheet", "friday"], "you promise, by 2017-09-29"),
        ]

        @Test(arguments: lines) func `are shown with their reader before they go`(
            line: [String], shown: String
        ) throws {
            let size = try typed.office.ledger.size()
            let no = try typed.type(
                line, as: "dana", [.expect(shown), .expect("Send this to cara?"), .line("n"), .expect("nothing was")])
            #expect(!no.transcript.contains("error"), "\(no)")
            let piped = try typed.office.ledger.startCLI(line, as: "dana").end()
            #expect(piped.status == 2 && piped.errors.contains("cara would read"), "\(piped)")
            #expect(piped.errors.contains("hint: look at it on a terminal, or say --yes"), "\(piped)")
            #expect(try typed.office.ledger.size() == size)
            try typed.type(line, as: "dana", [.expect("to cara?"), .line(""), .expect("· event")])
            let json = try typed.office.ledger.startCLI(line + ["--json", "--yes"], as: "dana").end()
            #expect(json.status == 0 && json.output.hasPrefix("{\"events\":[{"), "\(json)")
            #expect(try typed.office.ledger.size() == size + 2)
        }

        @Test(arguments: lines) func `go to nobody by a slip, and to nobody who has left`(
            line: [String], shown: String
        ) throws {
            func to(_ person: String, _ status: Int32, _ words: String...) throws {
                let arguments = [line[0], person] + line.dropFirst(2) + ["--yes"]
                let ending = try typed.office.ledger.startCLI(arguments, as: "dana").end()
                #expect(ending.status == status && words.allSatisfy(ending.errors.contains), "\(arguments): \(ending)")
            }
            try typed.say("member", "depart", "omar", as: "hr")
            let size = try typed.office.ledger.size()
            try to("craa", 2, "nobody is called craa", "did you mean cara")
            try to("Cara", 2, "did you mean cara")
            try to("somebody", 2, "nobody is called somebody", "hint: ledger member list")
            try to("omar", 1, "omar is not here any more", "they left on 2017-09-25", "ledger timeline omar")
            #expect(try typed.office.ledger.size() == size)
        }

        @Test func `of a note are asked for where they are missing`() throws {
            try typed.refused("note", "cara", "You spoke first", as: "dana", 2, "--led-to \"…\", --next \"…\"")
            try typed.type(
                ["note", "cara", "You spoke first"], as: "dana",
                [
                    .expect("you saw: “You spoke first”"), .expect("What did it lead to?"), .line("Silence"),
                    .expect("next time?"), .line("Ask first"), .expect("to cara?"), .line("y"), .expect("told to cara"),
                ])
            let mine = try typed.say("my", as: "cara")
            #expect(mine.contains("said to you") && mine.contains("You spoke first"), "\(mine)")
        }

        @Test func `have days that exist`() throws {
            try typed.refused("ask", "cara", "an hour", "blursday", "--yes", as: "dana", 2, "no day: blursday", "+2w")
            try typed.refused("promise", "cara", "a sheet", "2017-02-30", "--yes", as: "dana", 2, "no day")
            try typed.refused("promise", "cara", "a sheet", "--yes", as: "dana", 2, "<due>")
            try typed.refused("promise", "cara", "a sheet", "2017-09-01", "--yes", as: "dana", 2, "2017-09-01 is over")
            try typed.refused("thank", "cara", "it", "--on", "tomorrow", "--yes", as: "dana", 2, "has not begun")
            try typed.refused("ask", "dana", "an hour", "--yes", as: "dana", 2, "themself")
            try typed.refused("thank", "dana", "it", "--yes", as: "dana", 2, "comes from somebody else")
        }
    }
}
