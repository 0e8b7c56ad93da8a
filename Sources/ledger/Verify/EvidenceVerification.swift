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
    /// Where the page of a bundle that holds is to be made anew.
    private let page: String?

    init(_ terminal: Terminal, _ held: HeldElsewhere, page: String? = nil) {
        self.page = page
        self.terminal = terminal
        self.held = held
        memory = (try? StateDirectory(environment: Environment.all)).map(HeadMemory.init)
    }

    /// - Returns: the worst of what came of them.
    /// - Throws: if what was said goes with bundles alone, before anything is read; if the page cannot be made or
    ///   written, when what came of the paths is said.
    func run(_ paths: [String]) throws -> BundleVerdict.Status {
        let order: [BundleVerdict.Status] = [.broken, .unusable, .consistent, .anchored]
        let areLeaves = paths.map { isLeaves($0) }
        let forBundles = [("--digest", held.digest != nil), ("--leaf", held.leaf != nil), ("--page", page != nil)]
        if let leaves = zip(paths, areLeaves).first(where: { $0.1 })?.0,
            let option = forBundles.first(where: { $0.1 })?.0
        {
            throw Complaint.usage("\(option) goes with bundles, and \(leaves) is a file of events")
        }
        let found = try zip(paths, areLeaves).map { $0.1 ? leaves($0.0) : try bundle($0.0) }
        return order.first { found.contains($0) } ?? .anchored
    }

    /// A file of events begins with one, and does not end as a zip does, which could have anything before it; a directory
    /// is none. Of what can be read only once nothing is read: it is no bundle.
    private func isLeaves(_ path: String) -> Bool {
        if path == "-" { return true }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return false }
        guard status.st_mode & S_IFMT == S_IFREG else { return true }
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return false }
        defer { close(file) }
        var first: UInt8 = 0
        guard read(file, &first, 1) == 1, first == UInt8(ascii: "{") else { return false }
        var ending: [UInt8] = [0, 0, 0, 0]
        return pread(file, &ending, 4, max(0, status.st_size - 22)) != 4 || ending != Array("PK\u{5}\u{6}".utf8)
    }

    private func bundle(_ path: String) throws -> BundleVerdict.Status {
        var progress = Progress("checking", isWanted: !terminal.isJSON)
        let verdict = BundleVerifier.verify(path, against: held, recall: remembered) { progress.show($0, of: $1) }
        progress.end()
        if terminal.isJSON {
            terminal.out(BundleWords.json(verdict, path) + "\n")
        } else {
            switch verdict.status {
            case .anchored, .consistent: terminal.out(BundleWords.text(verdict, path, terminal))
            case .broken, .unusable: complain(path, verdict.finding, verdict.closer, verdict.unusable)
            }
        }
        if let page, let manifest = verdict.manifest, [.anchored, .consistent].contains(verdict.status) {
            try make(page, of: path, manifest)
        }
        return verdict.status
    }

    private func make(_ page: String, of path: String, _ manifest: BundleManifest) throws {
        let bytes: [UInt8]
        do throws(ReportError) {
            bytes = try Report.page(ofBundleAt: path, manifest)
        } catch {
            throw Complaint("no page can be made of \(path)", because: ["\(error)"], status: .usage)
        }
        do {
            try WholeFile.create(page, bytes)
        } catch var complaint as Complaint {
            // The statuses of a PATH are four: it holds, and what was asked for could not be done.
            complaint.status = .usage
            throw complaint
        }
        guard !terminal.isJSON else { return }
        let isSame = manifest.files.contains { $0.path == "report.html" && $0.sha256 == Report.digest(of: bytes) }
        terminal.out(
            isSame
                ? "\(page) shows it, made here; the page in the bundle is the same, byte for byte\n"
                : "\(page) shows it, made here; the page in the bundle is another: an older or newer program made it, or "
                    + "somebody changed it\n")
    }

    private func leaves(_ path: String) -> BundleVerdict.Status {
        let verdict = LeavesVerdict.verify(path, against: held) { remembered($0)?.key }
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
