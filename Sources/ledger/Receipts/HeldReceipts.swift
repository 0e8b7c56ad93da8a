import LedgerClient
import LedgerRPC
import TransparencyLog

/// The receipts that this account holds, and what answers where their ledger was.
struct HeldReceipts {
    /// Nil where no ledger could be asked.
    let use: Use?
    /// Why none could, and what it said instead of who it is.
    let unasked: Complaint?
    /// What the ledger answered with instead of a receipt that holds.
    let alarm: Complaint?
    private let state: StateDirectory

    enum Purpose {
        /// Nothing is compared: what is new is kept, and all of it listed.
        case listing
        /// With the newest head, which is checked once nothing more will be kept.
        case comparing
    }

    /// - Parameter isOffline: ask nobody.
    init(_ options: GlobalOptions, _ terminal: Terminal, for purpose: Purpose, isOffline: Bool) throws {
        state = try StateDirectory(environment: Environment.all)
        var use: Use?
        var unasked: Complaint?
        var alarm: Complaint?
        if !isOffline {
            do throws(ClientError) {
                let opened = try Use(options, terminal: terminal)
                alarm = opened.keepReceipts()
                if purpose == .comparing { _ = try opened.session.checkHead() }
                use = opened
            } catch {
                unasked = try Self.unasked(error)
            }
        }
        self.use = use
        self.unasked = unasked
        self.alarm = alarm
    }

    /// Why no ledger could be asked, for what leaves the receipts as they are. Who left is nobody to their ledger any more,
    /// and holds them all the same.
    private static func unasked(_ error: ClientError) throws(ClientError) -> Complaint {
        var complaint = Complaint(error)
        if case .refused = error { complaint.status = .unavailable }
        guard complaint.status == .unavailable || complaint.status == .notTrusted else { throw error }
        return complaint
    }

    /// Of whoever asks first, then those of other ledgers; of everybody of this account where no ledger says who asks.
    func shelves() throws -> [ReceiptShelf] {
        let all = try ReceiptShelf.all(state)
        guard let discovery = use?.session.discovery else { return all }
        let now = EpochOrigin(discovery.origin)
        let own = all.filter { EpochOrigin($0.origin).first == now.first && isOwn($0, now, discovery.you.member) }
        return own + all.filter { EpochOrigin($0.origin).first != now.first }
    }

    /// Only in a simulated ledger an account is many people. In a real one it may have been another person before. Which it
    /// is the origin says, which is pinned with the key.
    private func isOwn(_ shelf: ReceiptShelf, _ ledger: EpochOrigin, _ member: String?) -> Bool {
        guard shelf.isSimulated, let member else { return true }
        return shelf.member == member
    }

    /// Another ledger of which there are receipts, where it was when it gave them.
    ///
    /// - Throws: what beginning a session may throw; also `.alarm` when it does not extend what was seen of it.
    func ask(_ address: String, as person: String?) throws(ClientError) -> AskedLedger {
        let session = try LedgerSession(
            candidates: [try LedgerAddress(address)], state: state, actingAs: person,
            ssh: SSHProgram(environment: Environment.all))
        guard let asked = AskedLedger(session, try check(of: session.discovery.origin)) else {
            throw .malformed(because: "it has no head")
        }
        return asked
    }

    /// What is remembered of a ledger; nil when nothing is.
    func check(of origin: String) throws(ClientError) -> ReceiptCheck? {
        try HeadMemory(state).recall(origin).map { ReceiptCheck(key: $0.key, head: $0.head) }
    }
}

extension ReceiptNote {
    /// The day on which it entered force, where the ledger is.
    var day: String { ZoneClock(zone: zone).date(ofInstant: since).map { "\($0)" } ?? since }
}

extension ReceiptShelf {
    /// The ledger's own name, which its origin begins with.
    var ledgerName: String { String(origin.prefix { $0 != "/" }) }

    /// Whether one account may be many people there, and nothing that it holds binds anybody.
    var isSimulated: Bool { EpochOrigin(origin).first.hasSuffix("/simulated") }
}
