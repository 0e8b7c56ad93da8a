import Glibc
import LedgerAudit
import TransparencyLog

/// What somebody says that they hold, on the command line.
struct HeldFiles {
    /// A key as it is spelled, or a file with it.
    var key: String?
    var head: String?
    var receipt: String?
    var leaf: String?
    var digest: String?

    /// Bytes of a file; notes and receipts are far smaller.
    private static let bound = 1 << 20

    /// - Throws: a complaint of usage for what cannot be read as what it should be.
    func read() throws -> HeldElsewhere {
        let receipt = try readReceipt()
        return HeldElsewhere(
            key: try readKey(), head: try readHead(), receipt: receipt, leaf: try readLeaf(of: receipt),
            digest: try readDigest())
    }

    private func readKey() throws -> VerifierKey? {
        guard let key else { return nil }
        do throws(NoteError) {
            return try VerifierKey(parsing: key)
        } catch {
            // No key has a place in the file system: its name is the ledger's origin, with + behind it.
            guard access(key, F_OK) == 0 else {
                throw Complaint.usage("--key cannot be read", because: ["\(error)"])
            }
        }
        var line = try bytes(of: key)
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        guard !line.contains(UInt8(ascii: "\n")) else {
            throw Complaint.usage("\(key) has more than one line", hint: "say which of its keys is meant: --key KEY")
        }
        do throws(NoteError) {
            guard let text = String(validating: line, as: UTF8.self) else { throw .malformedKey }
            return try VerifierKey(parsing: text)
        } catch {
            throw Complaint.usage("the key in \(key) cannot be read", because: ["\(error)"])
        }
    }

    private func readHead() throws -> SignedNote? {
        guard let head else { return nil }
        let bytes = try bytes(of: head)
        do throws(TreeHeadError) {
            return try HeldElsewhere.head(parsing: bytes)
        } catch {
            throw Complaint.usage("the head in \(head) cannot be read", because: ["\(error)"])
        }
    }

    private func readReceipt() throws -> Receipt? {
        guard let receipt else { return nil }
        let bytes = try bytes(of: receipt)
        do throws(ReceiptError) {
            return try HeldElsewhere.receipt(parsing: bytes)
        } catch {
            throw Complaint.usage("the receipt in \(receipt) cannot be read", because: ["\(error)"])
        }
    }

    private func readLeaf(of proof: Receipt?) throws -> [UInt8]? {
        guard let leaf, let receipt, let proof else { return nil }
        let bytes = try bytes(of: leaf)
        guard HeldElsewhere.isLeaf(bytes, of: proof) else {
            throw Complaint.usage(
                "\(leaf) is not the event that \(receipt) proves",
                hint: "say both as ledger receipt wrote them: 11.tlog-proof and 11.json")
        }
        return bytes
    }

    private func readDigest() throws -> Hash256? {
        guard let digest else { return nil }
        guard let read = HeldElsewhere.digest(parsing: digest) else {
            throw Complaint.usage(
                "--digest is no SHA-256",
                hint: "say it as ledger evidence list --digests has it: 64 digits in small letters")
        }
        return read
    }

    /// What is an argument and cannot be read is wrong usage, whatever the system says.
    private func bytes(of path: String) throws -> [UInt8] {
        do {
            return try WholeFile.read(path, bound: Self.bound)
        } catch var complaint as Complaint {
            complaint.status = .usage
            throw complaint
        }
    }
}
