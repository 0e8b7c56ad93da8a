extension Findings {
    /// A handle is lower-case letters, digits, `.`, `_` and `-`, begins with a letter or digit, and cannot be taken for
    /// an identifier such as `u17`.
    mutating func handle(_ handle: String, _ at: String) {
        let expected =
            "at most \(Limits.handleBytes) bytes of lower-case letters, digits, '.', '_' and '-', not like u17"
        let scalars = handle.unicodeScalars
        let isWord = scalars.allSatisfy { isLetterOrDigit($0) || $0 == "." || $0 == "_" || $0 == "-" }
        guard let first = scalars.first, isWord, isLetterOrDigit(first), handle.utf8.count <= Limits.handleBytes,
            !isLikeIdentifier(scalars)
        else {
            invalid(at, expected: expected, "\"\(handle.prefix(64))\" cannot be a handle")
            return
        }
    }

    /// An account's name as an operating system gives it.
    mutating func username(_ username: String, _ at: String) {
        let isWord = username.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F && $0 != ":" && $0 != "/"
        }
        if username.isEmpty || !isWord || username.utf8.count > Limits.usernameBytes {
            invalid(
                at, expected: "at most \(Limits.usernameBytes) bytes without spaces, ':' and '/'",
                "\"\(username.prefix(64))\" cannot be an account")
        }
    }
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(UInt8(truncatingIfNeeded: scalar.value)), scalar.isASCII {
        return true
    }
    return scalar.properties.isAlphabetic && !scalar.properties.isUppercase
}

/// True for a letter that stands before an identifier's number, and digits after it.
private func isLikeIdentifier(_ scalars: String.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, "abcdfgjmpqrsu".unicodeScalars.contains(first), scalars.count > 1 else {
        return false
    }
    return scalars.dropFirst().allSatisfy { ("0"..."9").contains($0) }
}
