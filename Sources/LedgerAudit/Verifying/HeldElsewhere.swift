package import TransparencyLog

/// What somebody has from elsewhere than the bundle, and trusts.
package struct HeldElsewhere: Sendable {
    package var key: VerifierKey?
    /// A tree head, seen or kept earlier.
    package var head: SignedNote?
    package var receipt: Receipt?
    /// The event that the receipt proves, byte for byte: tells whether a bundle that has it not hides it.
    package var leaf: [UInt8]?
    /// SHA-256 of the manifest, as `export.delivered` has it: of every file, those too that nothing signs.
    package var digest: Hash256?

    package init(
        key: VerifierKey? = nil, head: SignedNote? = nil, receipt: Receipt? = nil, leaf: [UInt8]? = nil,
        digest: Hash256? = nil
    ) {
        self.key = key
        self.head = head
        self.receipt = receipt
        self.leaf = leaf
        self.digest = digest
    }

    package var isEmpty: Bool { key == nil && head == nil && receipt == nil && digest == nil }

    /// Reads a digest that is held: 64 hexadecimal digits, as `sha256sum` prints it, or base64url, as the log has it.
    package static func digest(parsing text: String) -> Hash256? {
        Hash256(hexadecimal: text) ?? Hash256(base64url: text)
    }

    /// Reads a tree head that is held: a note whose text is a head's three lines alone.
    package static func head(parsing bytes: [UInt8]) throws(TreeHeadError) -> SignedNote {
        let note: SignedNote
        do throws(NoteError) {
            note = try SignedNote(parsing: bytes)
        } catch {
            throw .note(error)
        }
        try requireHead(note)
        return note
    }

    /// Reads a receipt that is held: its head is one, and its event is under it.
    package static func receipt(parsing bytes: [UInt8]) throws(ReceiptError) -> Receipt {
        let receipt = try Receipt(parsing: bytes)
        do throws(TreeHeadError) {
            let head = try requireHead(receipt.treeHeadNote)
            guard receipt.index < head.size else { throw TreeHeadError.malformed(.size) }
        } catch {
            throw .treeHead(error)
        }
        return receipt
    }

    /// Whether these bytes are an event, and the one that the receipt proves.
    package static func isLeaf(_ bytes: [UInt8], of receipt: Receipt) -> Bool {
        guard let leaf = try? LeafLine(bytes), leaf.seq == receipt.index,
            let head = try? TreeHead(noteText: receipt.treeHeadNote.text)
        else { return false }
        return verifyInclusion(
            leaf: MerkleHash.leaf(bytes), index: receipt.index, size: head.size, proof: receipt.hashes, root: head.root)
    }

    @discardableResult
    private static func requireHead(_ note: SignedNote) throws(TreeHeadError) -> TreeHead {
        let head = try TreeHead(noteText: note.text)
        guard head.noteText.utf8.elementsEqual(note.text.utf8) else { throw .malformed(.lines) }
        guard head.size <= AuditLimits.headSize else { throw .malformed(.size) }
        return head
    }
}
