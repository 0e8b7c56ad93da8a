internal import ArgumentParser
internal import LedgerService
internal import LedgerStore
internal import Logging

/// `ledgerd backup`
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies a ledger while its daemon runs, or without one: the log, and apart from it the keys.",
        discussion: """
            Each copy is a directory named by its time, checked before it has that name. The log's has no key; the keys' \
            are wrapped by the operator's key, which is in neither. Copies of keys older than 30 days are removed.
            """)

    @Option(help: "The ledger's directory.") var directory: String
    @Option(help: "An existing directory for the copy of the log.") var to: String
    @Option(help: "Another one, apart from it, for the copy of the keys.") var keysTo: String?
    @Option(help: "File with the operator's key.") var operatorKey: String?

    func run() throws {
        do {
            let made = try LedgerService.backUp(
                Layout(directory: directory), to: to, keysTo: keysTo, operatorKey: operatorKey,
                logger: Logger(label: "ledgerd"))
            print("log     \(made.log)")
            if let keys = made.keys { print("keys    \(keys)") }
            print("events  \(made.size)")
            print("root    \(made.root)")
            for gone in made.pruned { print("removed \(gone)") }
            for unreached in made.unreached { print("owed    \(unreached)") }
        } catch let error as StoreError {
            throw Complaint(error)
        }
    }
}
