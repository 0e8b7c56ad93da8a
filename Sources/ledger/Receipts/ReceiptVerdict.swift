import CanonicalJSON
import LedgerClient

/// What came of checking one receipt.
struct ReceiptVerdict {
    enum Found {
        /// By itself, and in the ledger as it is today.
        case holds
        /// By itself, and in the ledger as it goes on since it was restored; with all that there was, or up to the event.
        case inherited(epoch: UInt32, isWhole: Bool)
        /// By itself. The ledger says openly that it was restored, and does not have the event any more.
        case givenUp(epoch: UInt32)
        /// By itself; no ledger was asked.
        case byItself
        /// By itself; its ledger is another than the one that was asked first, and could not be asked, or not be believed.
        case unreached(Complaint)
        /// By itself; the ledger answered with something else than a yes or a no: a clause.
        case unanswered(because: String)
        /// Nothing is remembered of its ledger, so that nothing can be checked.
        case unknownKey
        /// Another ledger answers where its own did.
        case replaced(by: String)
        case fault(ReceiptCheck.Fault)
    }

    /// How good or bad it is, the best first.
    enum Weight: Int, Comparable {
        case holds, notCompared, givenUp, contradicted

        static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
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

    var weight: Weight {
        switch found {
        case .holds, .inherited: .holds
        case .byItself, .unanswered, .unknownKey: .notCompared
        case .unreached(let complaint): complaint.status == .notTrusted ? .contradicted : .notCompared
        case .givenUp: .givenUp
        case .replaced, .fault: .contradicted
        }
    }

    /// Whether its files were found good, with the key that is remembered.
    var holdsByItself: Bool {
        if case .unknownKey = found { return false }
        return weight < .contradicted
    }

    /// Whether its own files do not hold, whatever a ledger says.
    var isBroken: Bool {
        if case .fault(.broken) = found { return true }
        return false
    }

    /// Whether another ledger stands where one was that is only simulated, which is mostly somebody's own doing.
    var isOfGivenUpSimulation: Bool {
        if case .replaced = found { return shelf.isSimulated }
        return false
    }

    /// A clause; nil where there is nothing to say.
    private var reason: String? {
        switch found {
        case .holds, .inherited, .byItself: nil
        case .givenUp(let epoch):
            "the ledger was restored from a backup, and its epoch \(epoch) does not have the event: it was given up with "
                + "the one before"
        case .unreached(let complaint):
            "its ledger was asked too: \(([complaint.what] + complaint.because).joined(separator: ": "))"
        case .unanswered(let because): "the ledger did not say: \(because)"
        case .unknownKey: "no key of \(shelf.origin) is remembered here that it could be checked with"
        case .replaced(let origin): "another ledger answers in its place: \(origin), not \(shelf.origin)"
        case .fault(let fault): fault.description
        }
    }

    var sentence: String? { reason.map { "\(kept.note.agreement), event \(kept.seq): \($0)" } }

    private var words: String {
        switch found {
        case .holds: "holds, and the ledger extends it"
        case .inherited(let epoch, true): "holds, and epoch \(epoch) of the ledger extends it"
        case .inherited(let epoch, false): "holds, and epoch \(epoch) of the ledger has the event and all before it"
        case .byItself: "holds by itself"
        case .givenUp, .unanswered, .unreached: "holds by itself; \(reason ?? "")"
        case .unknownKey: "not checked: \(reason ?? "")"
        case .replaced, .fault: "DOES NOT HOLD: \(reason ?? "")"
        }
    }

    /// The same for programs, for ever.
    private var name: String {
        switch found {
        case .holds: "holds"
        case .inherited(_, true): "inherited"
        case .inherited(_, false): "event_inherited"
        case .byItself: "by_itself"
        case .unreached: "unreached"
        case .givenUp: "given_up"
        case .unanswered: "unanswered"
        case .unknownKey: "unknown_key"
        case .replaced: "replaced"
        case .fault(.broken): "broken"
        case .fault(.contradicted): "contradicted"
        }
    }

    var cells: [String] { [kept.note.agreement, kept.note.with, kept.note.day, words] }

    var tree: JSONTree {
        [
            "agreement": .string(kept.note.agreement), "file": .string(shelf.file(kept.seq)), "found": .string(name),
            "origin": .string(shelf.origin), "seq": .integer(Int64(clamping: kept.seq)), "verdict": .string(words),
        ]
    }
}
