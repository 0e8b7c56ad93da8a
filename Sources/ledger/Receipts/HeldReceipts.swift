import LedgerClient
import LedgerRPC
import TransparencyLog

/// The receipts that this account holds, and what answers where their ledger was.
struct HeldReceipts {
    /// Nil where no ledger could be asked.
    let use: Use?
    /// Why none could, and what it said instead of who it is.
    let unasked: Complaint?
    private let state: StateDirectory

    /// - Parameter isOffline: ask nobody.
    init(_ options: GlobalOptions, _ terminal: Terminal, isOffline: Bool) throws {
        state = try StateDirectory(environment: Environment.all)
        var use: Use?
        var unasked: Complaint?
        if !isOffline {
            do {
                use = try Use(options, terminal: terminal)
            } catch let error as ClientError {
                let complaint = Complaint(error)
                guard complaint.status == .unavailable || complaint.status == .notTrusted else { throw error }
                unasked = complaint
            }
        }
        use?.keepReceipts()
        self.use = use
        self.unasked = unasked
    }

    /// Of whoever asks first, then those of other ledgers; of everybody of this account where no ledger says who asks.
    func shelves() throws -> [ReceiptShelf] {
        let all = try ReceiptShelf.all(state)
        guard let discovery = use?.session.discovery else { return all }
        let own = all.filter { $0.origin == discovery.origin && $0.member == discovery.you.member }
        return own + all.filter { $0.origin != discovery.origin }
    }

    /// What is remembered of the ledger of a shelf; nil when nothing is.
    func check(of shelf: ReceiptShelf) throws -> ReceiptCheck? {
        try HeadMemory(state).recall(shelf.origin).map { ReceiptCheck(key: $0.key, head: $0.head) }
    }
}

extension ReceiptShelf {
    /// The ledger's own name, which its origin begins with.
    var ledgerName: String { String(origin.prefix { $0 != "/" }) }
}
