/// Why bytes are not a document that this reader accepts, and where.
///
/// The sender has to correct the bytes; reading them again gives the same error.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong. Each case says which byte its `offset` means.
    package enum Reason: String, Sendable, CaseIterable {
        /// The document stops too early; `offset` is its length.
        case unexpectedEnd = "the document ends too early"
        /// No value, comma, colon or bracket can start or go on with this byte.
        case unexpectedByte = "unexpected byte"
        /// Something follows the document; the first byte of it that is not white space.
        case trailingBytes = "something follows the document"
        /// U+FEFF comes first (RFC 8259 §8.1); `offset` is 0.
        case byteOrderMark = "a byte order mark is not allowed"
        /// The same member name twice, escapes undone; the opening quote of the second one.
        case duplicateKey = "duplicate member name"
        /// Half a surrogate pair in an escape; its backslash.
        case loneSurrogate = "lone surrogate"
        /// Not UTF-8 (Unicode 16, table 3-7); the first byte of the ill-formed sequence.
        case invalidUTF8 = "invalid UTF-8"
        /// An escape that RFC 8259 §7 does not know; its backslash.
        case invalidEscape = "invalid escape"
        /// A byte under 0x20 inside a string; that byte.
        case controlCharacter = "control character in a string"
        /// One bracket more than `JSONLimits.depth`; that bracket.
        case tooDeep = "nested too deep"
        /// One value more than `JSONLimits.values`; its first byte.
        case tooManyValues = "too many values"
        /// More bytes than `JSONLimits.bytes`; the first one too many.
        case tooLarge = "the document is too large"
        /// A number starts with a zero that is not all of it; that zero.
        case leadingZero = "leading zero in a number"
        /// A fraction; its point. Decimals travel as strings.
        case fraction = "numbers must be integers: no fraction (send decimals as strings)"
        /// An exponent; its letter.
        case exponent = "numbers must be integers: no exponent"
        /// Minus zero, which RFC 8785 would write as 0; the minus.
        case negativeZero = "minus zero is not allowed"
        /// Outside ±(2^53−1), where readers stop agreeing (RFC 7493 §2.2); the number's first byte.
        case integerOutOfRange = "integer beyond ±(2^53−1)"
        /// NaN or Infinity; the first byte of the word, or of its sign.
        case notFinite = "NaN and Infinity are not JSON"
    }

    package var reason: Reason
    /// Position in the bytes given, from 0.
    package var offset: Int

    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var description: String { "\(reason.rawValue), at byte \(offset)" }
}
