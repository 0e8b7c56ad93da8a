import ArgumentParser
import Testing

@testable import ledger

@Suite struct `Global options` {
    @Test(arguments: [
        (["member", "list"], ["member", "list"]),
        (["--socket", "/s", "--json", "member", "list"], ["member", "list", "--socket", "/s", "--json"]),
        (["--as=dana", "agreement", "show", "A1"], ["agreement", "show", "A1", "--as=dana"]),
        (["--yes", "measurement", "correct", "--", "7", "-1"], ["measurement", "correct", "--yes", "--", "7", "-1"]),
        (["--as"], ["--as"]), (["--help"], ["--help"]), ([], []),
    ])
    func `may stand before the verb`(said: [String], parsed: [String]) {
        #expect(GlobalOptions.behindTheVerb(said) == parsed)
    }

    @Test func `are the same on either side`() throws {
        for arguments in [["--as", "dana", "goal", "tree"], ["goal", "tree", "--as", "dana"]] {
            let command = try Ledger.parseAsRoot(GlobalOptions.behindTheVerb(arguments))
            #expect((command as? GoalTreeShow)?.options.actingAs == "dana")
        }
    }

    @Test func `reach the command that runs when no verb is said`() throws {
        let command = try Ledger.parseAsRoot(GlobalOptions.behindTheVerb(["--as", "dana"]))
        #expect((command as? Next)?.options.actingAs == "dana")
    }
}
