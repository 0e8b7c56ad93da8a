import Crypto

/// Names of keys. Compared byte by byte: Swift's `String` equality would let differently spelled names pass for one.
enum KeyName {
    /// - SeeAlso: C2SP signed-note, "Format".
    static func check(_ name: String) throws(NoteError) {
        let isValid = name.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
        }
        guard isValid, !name.isEmpty else { throw .malformedKeyName(name) }
    }

    static func areSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }
}

/// The 32 bits that, with the name, say which key signed. An index, not a fingerprint: collisions are easily made, and
/// end in a signature that does not verify.
enum KeyID {
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ algorithm ‖ public key), the first one highest.
    static func of(name: String, algorithm: UInt8, publicKey: [UInt8]) -> UInt32 {
        var hasher = SHA256()
        hasher.update(data: Array(name.utf8))
        hasher.update(data: [0x0A, algorithm])
        hasher.update(data: publicKey)
        return hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func bytes(_ id: UInt32) -> [UInt8] {
        withUnsafeBytes(of: id.bigEndian) { [UInt8]($0) }
    }

    /// Eight lower-case hexadecimal digits.
    static func text(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Reads exactly what `text` writes.
    static func parse(_ text: some StringProtocol) -> UInt32? {
        guard let id = UInt32(text, radix: 16), text.utf8.elementsEqual(Self.text(id).utf8) else { return nil }
        return id
    }
}
