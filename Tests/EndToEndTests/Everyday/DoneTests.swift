import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger done`, by id, in words, or by whom it is for.
    @Suite struct `Done` {
        private let typed: Typed

        init() throws {
            typed = try Typed()
            try typed.say("promise", "cara", "The pricing sheet", "friday", as: "dana")
            try typed.say("promise", "omar", "A sheet of names", "friday", as: "dana")
        }

        @Test func `is said in words, and shown before it goes`() throws {
            let size = try typed.office.ledger.size()
            try typed.type(
                ["done", "PRICING sheet", "It is on the drive"], as: "dana",
                [
                    .expect("P1 is done: The pricing sheet"), .expect("on the drive"), .expect("to cara?"), .line("n"),
                    .expect("nothing was sent"),
                ])
            try typed.refused("done", "pricing", as: "dana", 2, "cara would read: P1 is done", "say --yes")
            #expect(try typed.office.ledger.size() == size)
            try typed.say("done", "pricing sheet", "It is on the drive", as: "dana")
            #expect(try typed.promise("P1")["state"] == "done")
            // What waits for cara is not dana's to do again.
            try typed.say("done", "sheet", as: "dana")
            #expect(try typed.promise("P2")["state"] == "done")
            try typed.refused("done", as: "dana", 3, "you owe no promise", "ledger owe")
        }

        @Test func `is said by id, and by whom it is for`() throws {
            #expect(try typed.say("done", "p1", as: "dana").contains("P1 is done, and waits to be confirmed"))
            #expect(try typed.json("done", "omar", as: "dana")["events"]?[0]?["type"] == "promise.done")
        }

        @Test func `is asked where two can be meant, and says what is owed where none can`() throws {
            try typed.refused(
                "done", "sheet", "--yes", as: "dana", 2, "sheet can be 2 things that you owe",
                "P1 The pricing sheet, to cara", "ledger done P1")
            try typed.type(
                ["done", "sheet"], as: "dana",
                [.expect("Which one?"), .expect("P2 A sheet of names"), .line("P2"), .expect("P2 is done")])
            try typed.refused(
                "done", "the invoice", "--yes", as: "dana", 3, "you owe nothing like the invoice",
                "P1 The pricing sheet")
            try typed.refused("done", as: "dana", 2, "ledger owe shows what you owe")
            try typed.refused("done", "P1", "--yes", as: "cara", 3, "own-act")
        }
    }
}
