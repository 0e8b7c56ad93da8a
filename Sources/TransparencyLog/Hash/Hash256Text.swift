extension Hash256 {
    /// As leaves and answers spell a hash: 43 characters, URL-safe, unpadded.
    package var base64url: String {
        var text: [UInt8] = []
        append(base64urlTo: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// As the C2SP files spell a hash: 44 characters, padded.
    package var base64: String {
        Base64.standard.encode(bytes)
    }

    /// Appends the 43 characters of `base64url`, as ASCII: for writers that build a line of bytes.
    package func append(base64urlTo text: inout [UInt8]) {
        withBytes { span in span.withUnsafeBytes { Base64.url.append($0, to: &text) } }
    }

    /// Appends the 44 characters of `base64`, as ASCII.
    package func append(base64To text: inout [UInt8]) {
        withBytes { span in span.withUnsafeBytes { Base64.standard.append($0, to: &text) } }
    }

    /// Reads the 43 characters of `base64url`; nil for anything else, the padded form included.
    package init?(base64url text: String) {
        self.init(base64url: Array(text.utf8)[...])
    }

    /// Reads the 44 characters of `base64`; nil for anything else, the unpadded form included.
    package init?(base64 text: String) {
        self.init(base64: Array(text.utf8)[...])
    }

    /// 64 hexadecimal digits in small letters, as `sha256sum` prints them.
    package var hexadecimal: String {
        String(
            decoding: bytes.flatMap { [Self.hexadecimalDigits[Int($0 >> 4)], Self.hexadecimalDigits[Int($0 & 15)]] },
            as: UTF8.self)
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

    /// Reads 64 hexadecimal digits in small letters, as `sha256sum` prints them; nil for anything else.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.map { Self.hexadecimalDigits.firstIndex(of: $0) }
        guard digits.count == 2 * Self.byteCount else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        self.init(bytes)
    }

    /// Reads the 43 ASCII characters of `base64url`; nil for anything else.
    package init?(base64url text: ArraySlice<UInt8>) {
        guard text.count == 43, let bytes = Base64.url.decode(text) else { return nil }
        self.init(bytes)
    }

    /// Reads the 44 ASCII characters of `base64`; nil for anything else.
    package init?(base64 text: ArraySlice<UInt8>) {
        guard text.count == 44, let bytes = Base64.standard.decode(text) else { return nil }
        self.init(bytes)
    }
}
