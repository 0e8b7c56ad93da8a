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

    /// - Throws: `NoteError.malformedKeyName`, `.malformedKey` if there are not 32 bytes, or `.weakKey`.
    package init(name: String, publicKey: [UInt8]) throws(NoteError) {
        try KeyName.check(name)
        guard publicKey.count == 32 else { throw .malformedKey }
        guard !Self.isWeak(publicKey) else { throw .weakKey }
        self.name = name
        self.publicKey = publicKey
        id = KeyID.of(name: name, algorithm: Self.ed25519, publicKey: publicKey)
    }

    /// Reads what `description` writes, and nothing else.
    ///
    /// - Throws: `NoteError.malformedKey`, `.malformedKeyName`, `.unknownAlgorithm`, `.keyIDMismatch` or `.weakKey`.
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

    /// Whether `signature` (64 bytes, without the key id) is this key's over exactly these bytes.
    package func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    /// Whether anybody could sign for it, or the same signature would hold under two keys: the cryptography beneath takes
    /// the eight points of small order for keys, y modulo p, and a sign of x = 0 (RFC 8032, 5.1.3, refuses the latter).
    private static func isWeak(_ publicKey: [UInt8]) -> Bool {
        let y = publicKey[..<31] + [publicKey[31] & 0x7F]
        // p = 2^255 - 19, lowest byte first.
        let isBelowP = y[1..<31].contains { $0 != 0xFF } || y[31] != 0x7F || y[0] < 0xED
        return !isBelowP || smallOrders.contains(Array(y))
    }

    /// The y of those points, each without the sign of its x.
    private static let smallOrders: Set<[UInt8]> = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
            0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
            0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
    ]
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
