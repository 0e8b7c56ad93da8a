internal import ArgumentParser
internal import LedgerService
internal import LedgerStore

/// `ledgerd restore`
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Makes a ledger again from copies of its log and of its keys, checked before anything is at its place.",
        discussion: """
            What was erased since the copies were made is erased again, by the newest file of erasures. --head shows what \
            was signed last; where that is lost, or newer than the log, --new-epoch goes on under another origin and key, \
            which everybody is told.
            """)

    @Option(help: "A copy of the log, log-TIME as ledgerd backup made it.") var from: String
    @Option(help: "A copy of the keys, keys-TIME, at most 30 days old.") var keysFrom: String
    @Option(help: "The newest erasures.jsonl: of the lost ledger, or else of the newest backup.") var erasures: String
    @Option(help: "Where the ledger will lie; the directory must not exist, or be empty.") var directory: String
    @Option(help: "File with the operator's key, which is in no copy.") var operatorKey: String
    @Option(
        help: "A head that was signed: heads/head.note of the lost ledger, or what a client remembers. May be repeated."
    )
    var head: [String] = []
    @Flag(help: "The log may be older than what was signed: begin a new epoch.") var newEpoch = false

    func run() throws {
        do {
            let restore = LedgerRestore(
                log: from, keys: keysFrom, erasures: erasures, heads: head, newEpoch: newEpoch,
                operatorKey: operatorKey,
                now: WallClock.now())
            let made = try LedgerService.restore(restore, to: Layout(directory: directory))
            print("origin        \(made.origin)")
            print("verifier key  \(made.verifierKey)")
            print("events        \(made.size)")
            if made.erasedAgain > 0 { print("erased again  \(made.erasedAgain)") }
            if made.unreadable > 0 {
                print(
                    "unreadable    \(made.unreadable) sealed rows: their keys were destroyed, or are newer than the copy of keys"
                )
            }
            if newEpoch { print("new epoch     \(made.epoch): tell everybody the new verifier key") }
            print("start it with: ledgerd run --directory \(directory) --operator-key \(operatorKey)")
        } catch let error as StoreError {
            throw Complaint(error)
        }
    }
}
