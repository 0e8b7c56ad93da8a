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
        var writer = CanonicalWriter(reservingCapacity: value.count + name.utf8.count + 48)
        writer.array { (array) in
            array.spelled(salt)
            array.string(name)
            array.raw(value)
        }
        let count = (writer.count * 4 + 2) / 3
        text = writer.withBytes { (json) in
            [UInt8](unsafeUninitializedCapacity: count) { (room, initialized) in
                var text = AsciiText(room)
                text.append(base64url: json.bytes)
                initialized = text.count
            }
        }
    }

    /// `base64url(SHA-256(ASCII of the disclosure))`, 43 bytes.
    package var digest: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.digestLength) { (room, initialized) in
            var spelled = AsciiText(room)
            append(digestTo: &spelled)
            initialized = spelled.count
        }
    }

    static let digestLength = 43

    func append(digestTo spelled: inout AsciiText) {
        var hash = SHA256()
        text.withUnsafeBytes { hash.update(bufferPointer: $0) }
        hash.finalize().withUnsafeBytes { spelled.append(base64url: $0.bytes) }
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
}

extension Salt: Spelled {
    package static var longest: Int { 22 }

    package func spell(into text: inout AsciiText) {
        withUnsafeBytes(of: words) { text.append(base64url: $0.bytes) }
    }
}
