/// What a log says of itself at one moment: this many leaves, this root.
///
/// - SeeAlso: C2SP tlog-checkpoint, from which only the name differs: here a checkpoint is a meeting between people.
package struct TreeHead: Sendable {
    /// Which log speaks.
    package let origin: String
    /// Number of leaves.
    package let size: UInt64
    package let root: Hash256

    /// - Throws: `TreeHeadError.malformed` if `origin` is empty or has control characters, if `size` is more than
    ///   `maximumTreeSize`, or if the root of a tree without leaves is not the one that such a tree has.
    package init(origin: String, size: UInt64, root: Hash256) throws(TreeHeadError) {
        guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 }) else { throw .malformed(.origin) }
        guard size <= maximumTreeSize else { throw .malformed(.size) }
        guard size > 0 || root == MerkleHash.empty else { throw .malformed(.root) }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note that the caller has verified; extension lines are passed over.
    ///
    /// - Throws: `TreeHeadError.malformed` with the line that is wrong.
    package init(noteText: String) throws(TreeHeadError) {
        // Bytes, not characters: a combining mark after a newline must not hide it.
        guard noteText.utf8.last == UInt8(ascii: "\n") else { throw .malformed(.lines) }
        let lines = Array(noteText.utf8).dropLast().split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 3, lines.dropFirst(3).allSatisfy({ !$0.isEmpty }) else { throw .malformed(.lines) }
        guard let origin = String(validating: lines[0], as: UTF8.self) else { throw .malformed(.origin) }
        guard let size = Decimal.parse(lines[1]) else { throw .malformed(.size) }
        guard let root = Hash256(base64: lines[2]) else { throw .malformed(.root) }
        try self.init(origin: origin, size: size, root: root)
    }

    /// Three lines, no extension lines.
    package var noteText: String {
        "\(origin)\n\(size)\n\(root.base64)\n"
    }

    /// The head as a note signed by the log's own key.
    ///
    /// - Throws: `TreeHeadError.originMismatch` if the signer's name is not the origin.
    package func signed(by signer: Signer) throws(TreeHeadError) -> SignedNote {
        try requireOrigin(signer.name)
        do throws(NoteError) {
            return try SignedNote(text: noteText, signedBy: signer)
        } catch {
            throw .note(error)
        }
    }

    /// The head that `note` states, once it is shown to be signed by `key`, and `key` to be the stated log's own.
    ///
    /// - Throws: `TreeHeadError.note` if it is not signed so; `.malformed` or `.originMismatch` for what is.
    package init(verifying note: SignedNote, by key: VerifierKey) throws(TreeHeadError) {
        do throws(NoteError) {
            try note.verify(by: key)
        } catch {
            throw .note(error)
        }
        try self.init(noteText: note.text)
        try requireOrigin(key.name)
    }

    private func requireOrigin(_ keyName: String) throws(TreeHeadError) {
        guard KeyName.areSame(origin, keyName) else { throw .originMismatch(origin: origin, keyName: keyName) }
    }
}

extension TreeHead: Equatable {
    package static func == (left: TreeHead, right: TreeHead) -> Bool {
        left.size == right.size && left.root == right.root && KeyName.areSame(left.origin, right.origin)
    }
}
