import CanonicalJSON
import LedgerClient

/// What came of checking one receipt.
struct ReceiptVerdict {
    enum Found {
        /// By itself, and in the ledger as it is today.
        case holds
        /// By itself; no ledger was asked.
        case byItself
        /// By itself; its ledger is reached in another way than the one that was asked.
        case elsewhere
        /// Another ledger answers where its own did.
        case replaced(by: String)
        /// Nothing is remembered of its ledger, so that nothing can be checked.
        case unknownKey
        case fault(ReceiptCheck.Fault)
    }

    let shelf: ReceiptShelf
    let kept: ReceiptShelf.Kept
    let found: Found

    init(_ shelf: ReceiptShelf, _ kept: ReceiptShelf.Kept, _ found: Found) {
        self.shelf = shelf
        self.kept = kept
        self.found = found
    }

    var directory: String { shelf.directory }

    /// A clause; nil where nothing is wrong.
    var fault: String? {
        switch found {
        case .holds, .byItself, .elsewhere: nil
        case .replaced(let origin): "another ledger answers in its place: \(origin), not \(shelf.origin)"
        case .unknownKey: "nothing is remembered of \(shelf.origin) that it could be checked with"
        case .fault(let fault): fault.description
        }
    }

    var sentence: String? { fault.map { "\(kept.note.agreement), event \(kept.seq): \($0)" } }

    private var words: String {
        switch found {
        case .holds: "holds, and the ledger extends it"
        case .byItself: "holds by itself"
        case .elsewhere: "holds by itself; its ledger is at \(kept.note.address)"
        case .replaced, .unknownKey, .fault: "DOES NOT HOLD: \(fault ?? "")"
        }
    }

    var cells: [String] { [kept.note.agreement, kept.note.with, "\(kept.note.since.prefix(10))", words] }

    var tree: JSONTree {
        [
            "agreement": .string(kept.note.agreement), "file": .string(shelf.file(kept.seq)),
            "origin": .string(shelf.origin), "seq": .integer(Int64(clamping: kept.seq)), "verdict": .string(words),
        ]
    }
}
