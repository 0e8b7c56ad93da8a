import CanonicalJSON
import LedgerClient

/// What came of checking all of them: the worst decides.
struct ReceiptsOutcome {
    let verdicts: [ReceiptVerdict]
    let unasked: Complaint?
    let alarm: Complaint?
    let isOffline: Bool

    init(_ verdicts: [ReceiptVerdict], _ held: HeldReceipts, isOffline: Bool) {
        self.verdicts = verdicts
        unasked = held.unasked
        alarm = held.alarm ?? held.unasked.flatMap { $0.status == .notTrusted ? $0 : nil }
        self.isOffline = isOffline
    }

    /// "2 of 3 hold in the ledger as it is today".
    var count: String {
        let isByThemselves = isOffline || unasked != nil
        let good = verdicts.count { isByThemselves ? $0.holdsByItself : $0.weight == .holds }
        return "\(good) of \(verdicts.count) hold \(isByThemselves ? "by themselves" : "in the ledger as it is today")"
    }

    /// Nil where each is as good as could be asked for.
    var complaint: Complaint? {
        let contradicted = sentences(.contradicted)
        if let alarm {
            return Complaint(
                alarm.what, because: alarm.because + contradicted, hint: alarm.hint, status: .notTrusted)
        }
        let contradictions = verdicts.filter { $0.weight == .contradicted }
        if let worst = contradictions.first(where: { !$0.isOfGivenUpSimulation }) ?? contradictions.first {
            if contradictions.allSatisfy(\.isBroken) {
                return Complaint(
                    "WHAT LIES HERE IS NOT A RECEIPT OF THE LEDGER", because: contradicted,
                    hint:
                        "keep a copy, find out who changed \(worst.shelf.file(worst.kept.seq)) or what lies beside it, "
                        + "and delete it: the ledger gives it again at your next use",
                    status: .notTrusted)
            }
            return Complaint(
                "THIS IS NOT WHAT YOU HOLD RECEIPTS OF", because: contradicted,
                hint: worst.isOfGivenUpSimulation
                    ? "nothing in a simulated ledger binds anybody: if it was given up, delete \(worst.directory)"
                    : "trust nothing that the ledger says; keep \(worst.directory), it is evidence, and ask who runs it",
                status: .notTrusted)
        }
        if let lost = verdicts.first(where: { $0.weight == .givenUp }) {
            return Complaint(
                "NOT ALL THAT YOU HOLD RECEIPTS OF IS IN THE LEDGER ANY MORE", because: sentences(.givenUp),
                hint:
                    "keep \(lost.directory), it proves what was in force, and show it to the other side and to who runs "
                    + "the ledger",
                status: .notFound)
        }
        return notCompared
    }

    private var notCompared: Complaint? {
        let open = verdicts.filter { $0.weight == .notCompared && !(isOffline && $0.holdsByItself) }
        if let unasked {
            if verdicts.isEmpty { return unasked }
            return Complaint(
                "\(count), and were not compared with the ledger",
                because: [unasked.what] + unasked.because + sentences(.notCompared), hint: unasked.hint,
                status: .unavailable)
        }
        guard let first = open.first else { return nil }
        let hint =
            switch first.found {
            case .unreached: "if it moved: ledger receipts verify --socket ADDRESS"
            case .unknownKey:
                "with a key that you noted: ledger verify --key KEY --receipt \(first.shelf.file(first.kept.seq)) "
                    + "--leaf \(first.shelf.file(first.kept.seq, ".json"))"
            default: "try again; where that does not help, ask who runs the ledger"
            }
        return Complaint(
            "\(count), \(open.count) \(open.count == 1 ? "was" : "were") not compared",
            because: sentences(.notCompared),
            hint: hint, status: .unavailable)
    }

    private func sentences(_ weight: ReceiptVerdict.Weight) -> [String] {
        verdicts.filter { $0.weight == weight }.compactMap(\.sentence)
    }

    /// For programs: what each is, and with it the error of every other command where there is one.
    func tree(_ complaint: Complaint?) -> JSONTree {
        let rows = JSONTree.array(verdicts.map(\.tree))
        guard let complaint else { return ["ok": true, "receipts": rows] }
        var tree = complaint.tree
        tree["ok"] = false
        tree["receipts"] = rows
        return tree
    }
}
