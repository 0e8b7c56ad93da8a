import ArgumentParser
import CanonicalJSON
import LedgerAudit
import LedgerClient
import LedgerRPC
import TransparencyLog

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check evidence, a receipt or exported events, offline; or read the whole record of a ledger back.",
        discussion: """
            PATH is a bundle of ledger evidence export (a directory or a .zip), or a file of events from the first on, a \
            line each (ledger replay --from 0; - reads them from standard input). Take the key, a head or a receipt from \
            where you kept it: what comes with a bundle shows only that it agrees with itself. If you give none for a bundle, \
            what this machine remembers of that ledger is used, if it has seen it. Events name no ledger: they need a \
            head or a receipt, which is checked with --key, or with the key that this machine remembers. A receipt for an \
            event that a bundle has not says nothing of it; with --leaf it shows whether the bundle, by what it says to \
            have whole, should have it.

            Without PATH, every event of the ledger is read and hashed, and the root is compared with the ledger's signed \
            head, which must be signed by the key that was seen first, or by --key. Only hr and auditors may read every \
            event; others verify what is theirs: ledger evidence export me, ledger receipts verify. With --receipt and \
            --leaf nothing but the two files and the key are needed.

            Exit status for a PATH: 0 it holds, and something from elsewhere vouches for it; 1 it does not hold; 2 it \
            cannot be judged, or the page not be made; 3 it is consistent in itself, and nothing from elsewhere vouches \
            for it. Of several the worst: 1, 2, 3, 0. For a ledger and for --leaf they are those of every command (ledger --help): 0, or 6 if \
            it does not hold.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("Bundles, or files of events.", valueName: "path")) var paths: [String] = []
    @Option(help: ArgumentHelp("The ledger's key, or a file with it, from where you kept it.", valueName: "key"))
    var key: String?
    @Option(help: ArgumentHelp("A tree head that you kept.", valueName: "file")) var head: String?
    @Option(help: ArgumentHelp("A proof that ledger receipt gave.", valueName: "file")) var receipt: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "SHA-256 of a bundle's manifest, as the ledger noted it when it was made (ledger evidence list --digests).",
            valueName: "sha256"))
    var digest: String?
    @Option(
        help: ArgumentHelp(
            "The event that the receipt is about; with a bundle, to know whether it hides that.", valueName: "file"))
    var leaf: String?

    @Option(
        help: ArgumentHelp(
            "Make the page of a bundle that holds anew, there, and say whether its own is the same.", valueName: "file")
    )
    var page: String?

    func validate() throws {
        if page != nil, paths.count != 1 { throw ValidationError("--page goes with one bundle.") }
        if paths.isEmpty {
            if (receipt == nil) != (leaf == nil) { throw ValidationError("--receipt and --leaf go together.") }
            if head != nil { throw ValidationError("--head goes with a PATH.") }
            if digest != nil { throw ValidationError("--digest goes with a PATH.") }
        } else if leaf != nil, receipt == nil {
            throw ValidationError("--leaf goes with --receipt.")
        }
    }

    func run() throws {
        let terminal = Terminal(options)
        try terminal.reporting {
            if !paths.isEmpty {
                let held = try HeldFiles(key: key, head: head, receipt: receipt, leaf: leaf, digest: digest).read()
                let status = try EvidenceVerification(terminal, held, page: page).run(paths)
                if status != .anchored { throw ExitCode(status.rawValue) }
            } else if let receipt, let leaf {
                try offline(receipt, leaf, terminal)
            } else {
                try online(Use(options, terminal: terminal))
            }
        }
    }

    private func said() throws -> VerifierKey? { try HeldFiles(key: key).read().key }

    private func online(_ use: Use) throws {
        let you = use.session.discovery.you
        guard you.roles.contains("hr") || you.roles.contains("auditor") else {
            // What they may not see is passed over, which would look as if it were missing.
            throw Complaint(
                "the whole record can be verified only by who may read all of it",
                because: ["that is hr and auditors, and \(you.handle ?? you.member ?? "this account") is neither"],
                hint: "ledger evidence export me, or ledger receipts verify", status: .notFound)
        }
        let head = try use.ask(LogHead.self, "log.head")
        guard let key = try said() ?? (try? VerifierKey(parsing: use.session.discovery.verifierKey)) else {
            throw ClientError.malformed(because: "the ledger's key cannot be read")
        }
        let signed: TreeHead
        do {
            signed = try TreeHead(verifying: SignedNote(parsing: Array(head.note.utf8)), by: key)
        } catch {
            throw Complaint("the ledger's head does not hold", because: ["\(error)"], status: .notTrusted)
        }
        guard signed.size <= AuditLimits.headSize else {
            throw Complaint(
                "the ledger's head does not hold", because: ["\(TreeHeadError.malformed(.size))"], status: .notTrusted)
        }
        var verification = LogVerification(use.session.connection, size: signed.size, actingAs: options.actingAs)
        var progress = Progress("reading", isWanted: !use.terminal.isJSON)
        defer { progress.end() }
        let root = try verification.root { progress.show($0, of: signed.size) }
        progress.end()
        guard root == signed.root else {
            var because = [
                "the \(signed.size) events have the root \(root.base64url)",
                "the signed head says \(signed.root.base64url)",
            ]
            if let fault = try verification.firstFault() { because.append("event \(fault.seq): \(fault.because)") }
            throw Complaint("the record is not what was signed", because: because, status: .notTrusted)
        }
        tell(use.terminal, signed, "\(signed.size) events are exactly those that the head of \(signed.origin) signs")
    }

    private func offline(_ receiptFile: String, _ leafFile: String, _ terminal: Terminal) throws {
        let leaf = try WholeFile.read(leafFile, bound: 1 << 20)
        do {
            let receipt = try HeldElsewhere.receipt(parsing: WholeFile.read(receiptFile, bound: 1 << 20))
            let key = try said() ?? remembered(receipt)
            let head = try receipt.verify(leafHash: MerkleHash.leaf(leaf), verifierKey: key)
            tell(
                terminal, head,
                "this is event \(receipt.index) of \(head.origin), under its head of \(head.size) events")
        } catch let error as ReceiptError {
            throw Complaint("the receipt does not hold", because: ["\(error)"], status: .notTrusted)
        }
    }

    /// The key that this machine pinned for the ledger that the receipt names.
    private func remembered(_ receipt: Receipt) throws -> VerifierKey {
        let origin = String(receipt.treeHeadNote.text.prefix { $0 != "\n" })
        let memory = HeadMemory(try StateDirectory(environment: Environment.all))
        guard let key = try memory.recall(origin)?.key else {
            throw Complaint.usage(
                "the key of \(origin) is not known here",
                hint: "say it with --key, from somewhere else than this receipt")
        }
        return key
    }

    private func tell(_ terminal: Terminal, _ head: TreeHead, _ words: String) {
        guard terminal.isJSON else {
            return terminal.out("\(terminal.paint.good("verified")): \(words)\nroot \(head.root.base64url)\n")
        }
        let answer: JSONTree = [
            "ok": true, "origin": .string(head.origin), "root": .string(head.root.base64url),
            "size": .integer(Int64(head.size)),
        ]
        terminal.out(answer.description + "\n")
    }
}
