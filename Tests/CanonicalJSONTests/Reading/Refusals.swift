import CanonicalJSON
import Testing

/// The smallest inputs that cause each refusal, and the byte that it names.
@Suite struct `Refusals` {
    struct Refused: Sendable, CustomTestStringConvertible {
        var bytes: [UInt8]
        var reason: JSONError.Reason
        var offset: Int
        var testDescription: String { "\(String(decoding: bytes, as: UTF8.self).debugDescription): \(reason)" }

        init(_ text: String, _ reason: JSONError.Reason, _ offset: Int) {
            self.init(Array(text.utf8), reason, offset)
        }

        init(_ bytes: [UInt8], _ reason: JSONError.Reason, _ offset: Int) {
            (self.bytes, self.reason, self.offset) = (bytes, reason, offset)
        }
    }

    static let structure = [
        Refused("", .unexpectedEnd, 0), Refused("  ", .unexpectedEnd, 2), Refused("[", .unexpectedEnd, 1),
        Refused("[1", .unexpectedEnd, 2), Refused("[1,", .unexpectedEnd, 3), Refused("{", .unexpectedEnd, 1),
        Refused("{\"a\"", .unexpectedEnd, 4), Refused("{\"a\":", .unexpectedEnd, 5),
        Refused("{\"a\":1", .unexpectedEnd, 6), Refused("{\"a\":1,", .unexpectedEnd, 7),
        Refused("nul", .unexpectedEnd, 3),
        Refused("[1,]", .unexpectedByte, 3), Refused("[,1]", .unexpectedByte, 1), Refused("[1 2]", .unexpectedByte, 3),
        Refused("{,}", .unexpectedByte, 1), Refused("{\"a\":1,}", .unexpectedByte, 7),
        Refused("{a:1}", .unexpectedByte, 1), Refused("{1:1}", .unexpectedByte, 1),
        Refused("{\"a\" 1}", .unexpectedByte, 5), Refused("{\"a\":1]", .unexpectedByte, 6),
        Refused("[1}", .unexpectedByte, 2),
        Refused("'a'", .unexpectedByte, 0), Refused("/**/1", .unexpectedByte, 0), Refused("trUe", .unexpectedByte, 2),
        Refused("\u{a0}1", .unexpectedByte, 0), Refused("\u{c}1", .unexpectedByte, 0),
        Refused("1 x", .trailingBytes, 2), Refused("nullx", .trailingBytes, 4), Refused("{} {}", .trailingBytes, 3),
        Refused("1\0", .trailingBytes, 1), Refused([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark, 0),
        Refused([0x31, 0xEF, 0xBB, 0xBF], .trailingBytes, 1),
    ]

    static let numbers = [
        Refused("-", .unexpectedEnd, 1), Refused("-a", .unexpectedByte, 1), Refused("+1", .unexpectedByte, 0),
        Refused(".5", .unexpectedByte, 0), Refused("01", .leadingZero, 0), Refused("[-01]", .leadingZero, 2),
        Refused("00", .leadingZero, 0), Refused("1.5", .fraction, 1), Refused("[1.0]", .fraction, 2),
        Refused("-0.5", .fraction, 2), Refused("1e3", .exponent, 1), Refused("1E3", .exponent, 1),
        Refused("[0, -0]", .negativeZero, 4), Refused("9007199254740992", .integerOutOfRange, 0),
        Refused("[-9007199254740992]", .integerOutOfRange, 1), Refused("10000000000000000", .integerOutOfRange, 0),
        Refused("123456789012345678901234567890", .integerOutOfRange, 0), Refused("NaN", .notFinite, 0),
        Refused("[Infinity]", .notFinite, 1), Refused("[-Infinity]", .notFinite, 1), Refused("-NaN", .notFinite, 0),
    ]

    static let strings = [
        Refused("\"", .unexpectedEnd, 1), Refused("\"abcdefghijklmnop", .unexpectedEnd, 17),
        Refused("\"\\", .unexpectedEnd, 2), Refused("\"\\u12", .unexpectedEnd, 5),
        Refused("[\"ab\ncd\"]", .controlCharacter, 4), Refused("\"12345678\u{1f}\"", .controlCharacter, 9),
        Refused("\"\0\"", .controlCharacter, 1), Refused("\"a\\x\"", .invalidEscape, 2),
        Refused("\"\\u12g4\"", .invalidEscape, 1), Refused("\"\\U0041\"", .invalidEscape, 1),
        Refused("\"\\ud800\"", .loneSurrogate, 1), Refused("\"a\\udc00\"", .loneSurrogate, 2),
        Refused("\"\\ud800\\u0041\"", .loneSurrogate, 1), Refused("\"\\ud800\\ud800\"", .loneSurrogate, 1),
        Refused("\"\\ud83dx\"", .loneSurrogate, 1), Refused("\"\\ude02\\ud83d\"", .loneSurrogate, 1),
    ]

    /// Ill-formed sequences inside quotes: stray continuation, overlong forms, surrogates, beyond U+10FFFF, cut off.
    static let encodings = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE1, 0x80, 0x41], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
        [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF1, 0x80, 0x80, 0x41], [0xFF], [0xC2], [0xE1, 0x80],
        [0xF1, 0x80, 0x80],
    ].map { Refused([0x22, 0x61] + $0 + [0x22], .invalidUTF8, 2) }

    static let names = [
        Refused("{\"a\":1,\"a\":2}", .duplicateKey, 7), Refused("{\"\":1,\"\":2}", .duplicateKey, 6),
        Refused("{\"b\":{\"a\":1},\"a\":2,\"b\":3}", .duplicateKey, 19),
        Refused("[{\"a\":1,\"\\u0061\":2}]", .duplicateKey, 8), Refused("{\"\\n\":1,\"\\u000a\":2}", .duplicateKey, 8),
        Refused("{\"\\ud83d\\ude02\":1,\"😂\":2}", .duplicateKey, 18),
        Refused("{\"\\u0061\":1,\"a\":2}", .duplicateKey, 12),
    ]

    @Test(arguments: structure + numbers + strings + encodings + names)
    func `name the reason and the byte`(refused: Refused) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: refused.bytes) }
        #expect(error == JSONError(refused.reason, at: refused.offset))
    }

    @Test func `of the limits name the first byte beyond them`() {
        #expect(throws: JSONError(.tooLarge, at: 3)) {
            try JSONDocument(parsing: Array("1234".utf8), limits: JSONLimits(bytes: 3))
        }
        #expect(throws: JSONError(.tooManyValues, at: 5)) {
            try JSONDocument(parsing: Array("[1,2,3]".utf8), limits: JSONLimits(values: 3))
        }
        let nested = { (depth: Int) in
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(throws: Never.self) { try JSONDocument(parsing: nested(64)) }
        #expect(throws: JSONError(.tooDeep, at: 64)) { try JSONDocument(parsing: nested(65)) }
        #expect(throws: JSONError(.tooDeep, at: 64)) { try JSONDocument(parsing: nested(100_000)) }
        #expect(throws: Never.self) { try JSONDocument(parsing: nested(512), limits: JSONLimits(depth: 512)) }
    }

    @Test(arguments: [2, 15, 16, 17, 18, 63, 64, 65, 500])
    func `find a repeated name however many members there are`(count: Int) throws {
        for repeated in [0, (count - 1) / 2, count - 2] {
            var names = (0..<count).map { "name\($0)" }
            names[count - 1] = names[repeated]
            let members = names.map { "\"\($0)\":{\"name0\":[0]}" }
            let offset = 1 + members.dropLast().reduce(0) { $0 + $1.utf8.count + 1 }
            #expect(throws: JSONError(.duplicateKey, at: offset)) {
                try JSONDocument(parsing: Array("{\(members.joined(separator: ","))}".utf8))
            }
        }
        let distinct = (0..<count).map { "\"name\($0)\":\($0)" }.joined(separator: ",")
        #expect(try JSONDocument(parsing: Array("{\(distinct)}".utf8)).root.count == count)
    }

    @Test func `cover every reason`() {
        let shown = Set((Self.structure + Self.numbers + Self.strings + Self.encodings + Self.names).map(\.reason))
        #expect(shown.union([.tooLarge, .tooManyValues, .tooDeep]) == Set(JSONError.Reason.allCases))
    }

    @Test func `read well`() {
        #expect(JSONError(.duplicateKey, at: 12).description == "duplicate member name, at byte 12")
    }
}
