/// Text with signatures by named keys.
///
/// The text counts for nothing until `verify(by:)` has passed.
/// - SeeAlso: C2SP signed-note.
package struct SignedNote: Sendable {
    /// One signature line: who says to have signed, and what they say.
    package struct Signature: Sendable {
        package let name: String
        package let keyID: UInt32
        /// Without the key id; 64 bytes for Ed25519. Other keys' signatures may have other lengths.
        package let bytes: [UInt8]

        /// - Throws: `NoteError.malformedKeyName`.
        /// - Precondition: there is at least one byte.
        package init(name: String, keyID: UInt32, bytes: [UInt8]) throws(NoteError) {
            precondition(!bytes.isEmpty, "a signature of no bytes")
            try KeyName.check(name)
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    /// What is signed, its last newline included.
    package let text: String
    /// In the order in which they stand; at least one.
    package private(set) var signatures: [Signature]

    /// Room for 16 post-quantum signatures of 5 kB, which every reader of notes must accept.
    package static let maximumBytes = 256 * 1024
    package static let maximumSignatures = 100

    /// A note that says `text`, signed.
    ///
    /// - Throws: `NoteError.textWithoutNewline` or `.controlCharacter`.
    package init(text: String, signedBy signer: Signer) throws(NoteError) {
        try Self.check(text)
        self.text = text
        signatures = []
        sign(with: signer)
    }

    /// For the parser, which has checked both.
    init(checkedText text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Adds a signature; one that this key has made before is replaced.
    package mutating func sign(with signer: Signer) {
        let key = signer.verifierKey
        signatures.removeAll { $0.isBy(key) }
        do throws(NoteError) {
            let bytes = signer.signature(over: Array(text.utf8))
            signatures.append(try Signature(name: key.name, keyID: key.id, bytes: bytes))
        } catch {
            preconditionFailure("a signer's name is a key name: \(error)")
        }
    }

    /// Passes only if the note is signed by `key`, and everything signed in that key's name and id is good.
    ///
    /// Signatures by other keys are left alone, even in the same name: keys rotate, witnesses add theirs.
    /// - Throws: `NoteError.notSigned` or `.badSignature`.
    /// - Complexity: O(bytes), one Ed25519 verification for each signature by `key`.
    package func verify(by key: VerifierKey) throws(NoteError) {
        let own = signatures.filter { $0.isBy(key) }
        if own.isEmpty { throw .notSigned(by: key) }
        let message = Array(text.utf8)
        for signature in own where !key.isValid(signature: signature.bytes, over: message) {
            throw .badSignature(by: key)
        }
    }

    static func check(_ text: String) throws(NoteError) {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw .textWithoutNewline }
        if let offset = text.utf8.enumerated().first(where: { isForbidden($0.element) })?.offset {
            throw .controlCharacter(offset: offset)
        }
    }

    static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\n")
    }
}

extension SignedNote.Signature {
    func isBy(_ key: VerifierKey) -> Bool {
        keyID == key.id && KeyName.areSame(name, key.name)
    }
}
