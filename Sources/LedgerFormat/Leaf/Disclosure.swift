package import CanonicalJSON
internal import Crypto
internal import TransparencyLog

/// What opens one sealed member: `base64url([salt, name, value])` of RFC 9901, and the digest of it that stands in
/// the leaf.
///
/// - SeeAlso: RFC 9901 §4.2.1
package struct Disclosure: Hashable, Sendable {
    /// ASCII, as it travels.
    package let text: [UInt8]

    package init(text: [UInt8]) { self.text = text }

    /// - Parameters:
    ///   - salt: 16 random bytes, never used before.
    ///   - name: JSON Pointer into `data`, or `ordinal/U17`.
    ///   - value: the value's canonical JSON.
    package init(salt: Salt, name: String, value: some Collection<UInt8>) {
        var writer = CanonicalWriter(reservingCapacity: value.count + name.utf8.count + 40)
        writer.array { (array) in
            array.raw(salt.quoted)
            array.string(name)
            array.raw(value)
        }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(writer.bytes.count * 4 / 3 + 2)
        Base64.url.append(writer.bytes.span, to: &encoded)
        text = encoded
    }

    /// `base64url(SHA-256(ASCII of the disclosure))`, 43 bytes.
    package var digest: [UInt8] {
        var hash = SHA256()
        text.withUnsafeBytes { hash.update(bufferPointer: $0) }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(43)
        hash.finalize().withUnsafeBytes { Base64.url.append($0.bindMemory(to: UInt8.self).span, to: &encoded) }
        return encoded
    }

    /// The member that it opens and what it says; nil if this is no disclosure.
    package func opened() -> (name: String, value: JSONValue)? {
        guard let json = Base64.url.decode(text[...]), let document = try? JSONDocument(parsing: json),
            document.root.kind == .array, document.root.count == 3
        else { return nil }
        var parts = document.root.elements.makeIterator()
        guard parts.next()?.string != nil, let name = parts.next()?.string, let value = parts.next() else { return nil }
        return (name, value)
    }
}

/// 16 random bytes, so that a hash of something short or known cannot be guessed.
package struct Salt: Hashable, Sendable {
    package let words: (UInt64, UInt64)

    package init(words: (UInt64, UInt64)) { self.words = words }

    package static func == (left: Salt, right: Salt) -> Bool { left.words == right.words }
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// 22 base64url characters in quotation marks.
    package var quoted: [UInt8] {
        var out = [UInt8]()
        out.reserveCapacity(24)
        out.append(UInt8(ascii: "\""))
        withUnsafeBytes(of: words) { Base64.url.append($0.bindMemory(to: UInt8.self).span, to: &out) }
        out.append(UInt8(ascii: "\""))
        return out
    }
}
