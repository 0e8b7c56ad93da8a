import ArgumentParser
import CanonicalJSON
import LedgerClient

struct ReceiptsList: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The receipts that are kept here.",
        discussion: "What they say is checked by ledger receipts verify, and not here.")
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Ask no ledger whether there are new ones.") var offline = false

    func run(on terminal: Terminal) throws {
        let held = try HeldReceipts(options, terminal, for: .listing, isOffline: offline)
        if let unasked = held.unasked { terminal.talk(unasked.text()) }
        var table = Table([
            .text("agreement"), .number("revision"), .text("with"), .text("in force since"), .text("ledger"),
            .text("of"), .number("event"),
        ])
        var rows: [JSONTree] = []
        for shelf in try held.shelves() {
            for seq in try shelf.kept() {
                let note = try shelf.read(seq).note
                table.add([
                    note.agreement, "\(note.revision)", note.with, note.day, shelf.ledgerName,
                    shelf.member, "\(seq)",
                ])
                rows.append([
                    "agreement": .string(note.agreement), "file": .string(shelf.file(seq)), "of": .string(shelf.member),
                    "origin": .string(shelf.origin), "seq": .integer(Int64(clamping: seq)),
                    "since": .string(note.since), "with": .string(note.with),
                ])
            }
        }
        if terminal.isJSON {
            terminal.out((["receipts": .array(rows)] as JSONTree).description + "\n")
        } else {
            terminal.table(table, ifEmpty: "nothing of yours has entered force yet")
        }
        if let alarm = held.alarm {
            terminal.talk(alarm.text(terminal.errorPaint))
            throw ExitCode(alarm.status.rawValue)
        }
    }
}
