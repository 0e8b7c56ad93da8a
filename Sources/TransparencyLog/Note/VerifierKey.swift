import Crypto

/// A named Ed25519 public key, as people hand it to each other: `name+<8 hex>+<base64(0x01 ‖ 32 bytes)>`.
///
/// - SeeAlso: C2SP signed-note; RFC 8032.
package struct VerifierKey: Sendable {
    /// For a ledger's own key, the ledger's origin.
    package let name: String
    /// Follows from name and key; see `KeyID`.
    package let id: UInt32
    /// 32 bytes, RFC 8032.
    package let publicKey: [UInt8]

    static let ed25519: UInt8 = 0x01

    /// - Throws: `NoteError.malformedKeyName`, or `.malformedKey` if there are not 32 bytes.
    package init(name: String, publicKey: [UInt8]) throws(NoteError) {
        try KeyName.check(name)
        guard publicKey.count == 32 else { throw .malformedKey }
        self.name = name
        self.publicKey = publicKey
        id = KeyID.of(name: name, algorithm: Self.ed25519, publicKey: publicKey)
    }

    /// Reads what `description` writes, and nothing else.
    ///
    /// - Throws: `NoteError.malformedKey`, `.malformedKeyName`, `.unknownAlgorithm` or `.keyIDMismatch`.
    package init(parsing text: String) throws(NoteError) {
        // The base64 part may have `+` of its own, the name and the id cannot.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let stated = KeyID.parse(parts[1]),
            let encoded = Base64.standard.decode(String(parts[2])), let algorithm = encoded.first
        else { throw .malformedKey }
        let key = Array(encoded.dropFirst())
        let name = String(parts[0])
        let actual = KeyID.of(name: name, algorithm: algorithm, publicKey: key)
        guard stated == actual else { throw .keyIDMismatch(stated: stated, actual: actual) }
        guard algorithm == Self.ed25519 else { throw .unknownAlgorithm(algorithm) }
        try self.init(name: name, publicKey: key)
    }

    /// Whether `signature` (64 bytes, without the key id) is this key's over exactly these bytes. A key that stands for
    /// its point in another way than RFC 8032 spells it signs nothing.
    package func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
        guard isCanonical, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    /// The cryptography beneath takes y modulo p, and a sign of x = 0 (RFC 8032, 5.1.3, refuses both).
    private var isCanonical: Bool {
        let isNegative = publicKey[31] & 0x80 != 0
        let y = publicKey[..<31] + [publicKey[31] & 0x7F]
        // p = 2^255 - 19, lowest byte first; x is 0 where y is 1 or -1.
        let isBelowP = y[1..<31].contains { $0 != 0xFF } || y[31] != 0x7F || y[0] < 0xED
        let isOne = y[0] == 1 && y[1...].allSatisfy { $0 == 0 }
        let isMinusOne = y[0] == 0xEC && y[1..<31].allSatisfy { $0 == 0xFF } && y[31] == 0x7F
        return isBelowP && !(isNegative && (isOne || isMinusOne))
    }
}

extension VerifierKey: Equatable {
    package static func == (left: VerifierKey, right: VerifierKey) -> Bool {
        KeyName.areSame(left.name, right.name) && left.publicKey == right.publicKey
    }
}

extension VerifierKey: CustomStringConvertible {
    package var description: String {
        "\(name)+\(KeyID.text(id))+\(Base64.standard.encode([Self.ed25519] + publicKey))"
    }
}
