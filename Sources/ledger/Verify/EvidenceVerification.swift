import CanonicalJSON
import Glibc
import LedgerAudit
import LedgerClient
import TransparencyLog

/// Verifies what lies at paths, one after the other, and says of each what came of it.
struct EvidenceVerification {
    private let terminal: Terminal
    private let held: HeldElsewhere
    private let memory: HeadMemory?

    init(_ terminal: Terminal, _ held: HeldElsewhere) {
        self.terminal = terminal
        self.held = held
        memory = (try? StateDirectory(environment: Environment.all)).map(HeadMemory.init)
    }

    /// - Returns: the worst of what came of them.
    func run(_ paths: [String]) -> BundleVerdict.Status {
        let order: [BundleVerdict.Status] = [.broken, .unusable, .consistent, .anchored]
        let found = paths.map { isLeaves($0) ? leaves($0) : bundle($0) }
        return order.first { found.contains($0) } ?? .anchored
    }

    /// A file of events begins with one; a zip does not, and a directory is none.
    private func isLeaves(_ path: String) -> Bool {
        if path == "-" { return true }
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return false }
        defer { close(file) }
        var first: UInt8 = 0
        return read(file, &first, 1) == 1 && first == UInt8(ascii: "{")
    }

    private func bundle(_ path: String) -> BundleVerdict.Status {
        let verdict = BundleVerifier.verify(path, against: held, recall: remembered)
        if terminal.isJSON {
            terminal.out(BundleWords.json(verdict, path) + "\n")
        } else {
            switch verdict.status {
            case .anchored, .consistent: terminal.out(BundleWords.text(verdict, path, terminal))
            case .broken, .unusable: complain(path, verdict.finding, verdict.closer, verdict.unusable)
            }
        }
        return verdict.status
    }

    private func leaves(_ path: String) -> BundleVerdict.Status {
        let verdict = LeavesVerdict.verify(path, against: held)
        if terminal.isJSON {
            terminal.out(BundleWords.json(verdict, path) + "\n")
        } else {
            switch verdict.status {
            case .anchored, .consistent: terminal.out(BundleWords.text(verdict, path, terminal))
            case .broken, .unusable: complain(path, verdict.finding, nil, verdict.unusable)
            }
        }
        return verdict.status
    }

    private func remembered(_ origin: String) -> HeldElsewhere? {
        guard let known = try? memory?.recall(origin) else { return nil }
        let note = memory.flatMap { try? WholeFile.read($0.noteFile(of: origin), bound: 1 << 20) }
        return HeldElsewhere(key: known.key, head: note.flatMap { try? HeldElsewhere.head(parsing: $0) })
    }

    private func complain(_ path: String, _ finding: Finding?, _ closer: Finding?, _ unusable: AuditError?) {
        guard let finding else {
            return terminal.report(
                Complaint(
                    "\(path) cannot be judged", because: unusable.map { ["\($0)"] } ?? [],
                    hint: "say a bundle, as a directory or a zip, or a file of events", status: .usage))
        }
        var because = [BundleWords.place(finding)]
        if let closer { because.append("it shows at \(BundleWords.place(closer))") }
        let hint =
            finding.check == .anchor
            ? "trust it not: it is of another ledger, or one of the two was rewritten; keep both, they are evidence"
            : "trust it not; have another copy sent, and keep this one"
        terminal.report(Complaint("\(path) does not hold", because: because, hint: hint, status: .refused))
    }
}
