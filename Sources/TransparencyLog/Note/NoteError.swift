/// Why a signed note, a key or a signature on a note is refused.
package enum NoteError: Error, Sendable, Equatable {
    /// More bytes than any note here may have.
    case tooLong(bytes: Int)
    case notUTF8
    /// An ASCII control character other than the newline, at this byte offset.
    case controlCharacter(offset: Int)
    /// The text of a note ends in a newline.
    case textWithoutNewline
    /// No blank line, with signature lines after it, ends the text.
    case noSignatures
    case tooManySignatures(Int)
    /// The last line has no newline.
    case unterminatedLine
    /// A line after the blank line (counted from 1) is not `— name base64`.
    case malformedSignatureLine(Int)
    /// Key names are not empty and have neither spaces nor `+`.
    case malformedKeyName(String)
    /// A key is spelled `name+<8 hex>+<base64>`, a private one with `PRIVATE+KEY+` before it.
    case malformedKey
    /// Its point is of small order, or stands there in another way than RFC 8032 spells it: anybody could sign for it.
    case weakKey
    /// Only Ed25519 (0x01) is understood.
    case unknownAlgorithm(UInt8)
    /// The id that the key is spelled with is not the one that follows from its name and bytes.
    case keyIDMismatch(stated: UInt32, actual: UInt32)
    /// The note bears no signature by that key.
    case notSigned(by: VerifierKey)
    /// The note bears a signature in that key's name which that key did not make.
    case badSignature(by: VerifierKey)
}

extension NoteError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong(let bytes): "the note is \(bytes) bytes long; at most \(SignedNote.maximumBytes) are accepted"
        case .notUTF8: "the note is not UTF-8; pass the file exactly as it was received"
        case .controlCharacter(let offset): "the note has a control character at byte \(offset)"
        case .textWithoutNewline: "the text of the note does not end in a newline"
        case .noSignatures: "the note has no signature lines after a blank line"
        case .tooManySignatures(let count):
            "the note has \(count) signatures; at most \(SignedNote.maximumSignatures) are accepted"
        case .unterminatedLine: "the last line of the note has no newline; was the file cut off?"
        case .malformedSignatureLine(let line): "line \(line) after the text is no signature: \"— name base64\" is"
        case .malformedKeyName(let name): "\"\(name)\" cannot name a key: spaces, + and nothing at all are not allowed"
        case .malformedKey: "the key is not spelled name+<8 hex>+<base64>; copy it whole"
        case .weakKey: "the key is one for which anybody could sign; no ledger has it"
        case .unknownAlgorithm(let byte): "the key's algorithm \(byte) is not Ed25519 (1)"
        case .keyIDMismatch(let stated, let actual):
            "the key says its id is \(KeyID.text(stated)) but it is \(KeyID.text(actual)); copy it whole"
        case .notSigned(let key): "the note is not signed by \(key)"
        case .badSignature(let key): "the note bears a signature in the name of \(key) that this key did not make"
        }
    }
}
