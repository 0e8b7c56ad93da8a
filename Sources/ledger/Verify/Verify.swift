import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read the whole record back and check it against the signed head; or check a receipt, offline.",
        discussion: """
            Without files, every event is read and hashed, and the root is compared with the ledger's signed head, \
            which must be signed by the key that was seen first, or by --key. With --receipt and --leaf nothing but \
            the two files and the key are needed.
            """)
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("A proof that ledger receipt gave.", valueName: "file")) var receipt: String?
    @Option(help: ArgumentHelp("The event that it is about.", valueName: "file")) var leaf: String?
    @Option(help: ArgumentHelp("The ledger's key, from somewhere else than the ledger.", valueName: "key")) var key:
        String?

    func validate() throws {
        if (receipt == nil) != (leaf == nil) { throw ValidationError("--receipt and --leaf go together.") }
    }

    func run() throws {
        let terminal = Terminal(options)
        try terminal.reporting {
            if let receipt, let leaf {
                try offline(receipt, leaf, terminal)
            } else {
                try online(Use(options, terminal: terminal))
            }
        }
    }

    private func said() throws -> VerifierKey? {
        guard let key else { return nil }
        do throws(NoteError) {
            return try VerifierKey(parsing: key)
        } catch {
            throw Complaint.usage("--key cannot be read", because: ["\(error)"])
        }
    }

    private func online(_ use: Use) throws {
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
        var verification = LogVerification(use.session.connection, size: signed.size, actingAs: options.actingAs)
        let root = try verification.root()
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
            let receipt = try Receipt(parsing: WholeFile.read(receiptFile, bound: 1 << 20))
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
