import ArgumentParser
import CanonicalJSON
import LedgerClient

struct ReceiptsVerify: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every receipt that you hold against the ledger as it is today.",
        discussion: """
            Each must hold by itself, under the key that this machine pinned; today's head must extend the one under which \
            it was given; and the ledger must still prove that it has the event. Those of other ledgers are held against \
            these, which are asked where they were when the receipt was given. In a ledger that was restored from a \
            backup since, and goes on in a new epoch under another key, it is looked for there.

            Exit status: 0 all hold, 3 a ledger that was restored says openly that it does not have the event of one any \
            more, 4 one was not compared: its ledger does not answer, or not to you, or its key is not remembered here, 6 one does not hold, or the ledger contradicts one: it was rewritten, or another took its place.
            """)
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Compare them with what is remembered here alone; ask no ledger.") var offline = false

    func run(on terminal: Terminal) throws {
        let held = try HeldReceipts(options, terminal, for: .comparing, isOffline: offline)
        var comparison = try ReceiptComparison(held)
        var verdicts: [ReceiptVerdict] = []
        for shelf in try held.shelves() {
            verdicts += try shelf.kept().map { try comparison.verdict(on: try shelf.read($0), of: shelf) }
        }
        let outcome = ReceiptsOutcome(verdicts, held, isOffline: offline)
        let complaint = outcome.complaint
        if terminal.isJSON {
            terminal.out(outcome.tree(complaint).description + "\n")
        } else {
            var table = Table([.text("agreement"), .text("with"), .text("in force since"), .long("verdict")])
            for verdict in verdicts { table.add(verdict.cells) }
            terminal.table(table, ifEmpty: "you hold no receipt")
            if let complaint {
                terminal.report(complaint)
            } else if !verdicts.isEmpty {
                terminal.out("\(terminal.paint.good("verified")): \(outcome.count)\n")
            }
        }
        if let complaint { throw ExitCode(complaint.status.rawValue) }
    }
}
