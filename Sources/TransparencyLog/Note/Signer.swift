import Crypto

/// A named Ed25519 private key. Printing or dumping it shows its public half only.
///
/// - SeeAlso: C2SP signed-note; RFC 8032.
package struct Signer: Sendable {
    /// What verifies this signer's signatures.
    package let verifierKey: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    package var name: String { verifierKey.name }

    /// A new random key.
    package init(generatingNamed name: String) throws(NoteError) {
        try self.init(name: name, key: Curve25519.Signing.PrivateKey())
    }

    /// A key kept from earlier: the 32 bytes that RFC 8032 calls the private key (its seed).
    package init(name: String, privateKey: [UInt8]) throws(NoteError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateKey) else { throw .malformedKey }
        try self.init(name: name, key: key)
    }

    /// Reads `PRIVATE+KEY+name+<8 hex>+<base64(0x01 ‖ seed)>`, the spelling of other note tools.
    package init(parsing text: String) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let stated = KeyID.parse(parts[3]),
            let encoded = Base64.standard.decode(String(parts[4])), let algorithm = encoded.first
        else { throw .malformedKey }
        guard algorithm == VerifierKey.ed25519 else { throw .unknownAlgorithm(algorithm) }
        try self.init(name: String(parts[2]), privateKey: Array(encoded.dropFirst()))
        guard stated == verifierKey.id else { throw .keyIDMismatch(stated: stated, actual: verifierKey.id) }
    }

    private init(name: String, key: Curve25519.Signing.PrivateKey) throws(NoteError) {
        self.key = key
        verifierKey = try VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// The seed, 32 bytes: for keeping the key, nothing else.
    package var privateKey: [UInt8] { Array(key.rawRepresentation) }

    /// Signs exactly these bytes: 64 bytes, deterministic.
    package func signature(over message: [UInt8]) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            // Ed25519 has no failing input: only a broken library gets here, and nothing it says can be relied on.
            preconditionFailure("Ed25519 could not sign: \(error)")
        }
    }
}

extension Signer: CustomStringConvertible, CustomReflectable {
    package var description: String { "signer of \(verifierKey)" }

    package var customMirror: Mirror { Mirror(self, children: ["verifierKey": verifierKey]) }
}
