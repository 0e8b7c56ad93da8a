import ArgumentParser

/// `ledger receipts`.
struct ReceiptsGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts", abstract: "What you hold in your own hands of what entered force.",
        discussion: """
            When terms of yours enter force, your next use of ledger keeps the event and the ledger's signed proof of it on \
            this machine, out of the ledger's reach. With it you can show what was agreed, and find out whether the ledger \
            was rewritten since.
            """,
        subcommands: [ReceiptsList.self, ReceiptsVerify.self], defaultSubcommand: ReceiptsList.self)
}
