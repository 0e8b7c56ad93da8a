/// What the ledger takes for a handle, a name and an account, so that a file can be judged before its first row is sent.
/// The ledger judges again: a test holds both to the same words.
enum PersonNames {
    static let handleBytes = 32
    static let usernameBytes = 64
    static let nameBytes = 200

    /// A small letter, then small letters, digits, `.`, `_` and `-`; not a person's or a thing's id.
    static func isHandle(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard let first = bytes.first, isLetter(first), bytes.count <= handleBytes else { return false }
        let isLikeID =
            "abcdfgjmpqrsu".utf8.contains(first) && bytes.count > 1 && bytes.dropFirst().allSatisfy(isDigit)
        return !isLikeID && bytes.allSatisfy { isLetter($0) || isDigit($0) || ".-_".utf8.contains($0) }
    }

    static func isName(_ text: String) -> Bool {
        text.utf8.count <= nameBytes && text.contains { !$0.isWhitespace }
            && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    }

    static func isUsername(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= usernameBytes
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F && $0 != ":" && $0 != "/"
            }
    }
}
