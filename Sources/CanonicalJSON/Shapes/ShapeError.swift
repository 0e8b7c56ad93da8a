/// A member that is missing, not wanted or not of its shape. Its sender has to change that member.
///
/// `found` quotes what was sent: it may be answered to its sender, and belongs in no log.
package struct ShapeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// JSON Pointer (RFC 6901) to the member; empty for the whole document.
    package var at: String
    /// What would do, for people.
    package var expected: String
    /// What was there: a short scalar itself, otherwise its kind; `nothing` for a missing member.
    package var found: String

    package init(at: String, expected: String, found: String) {
        self.at = at
        self.expected = expected
        self.found = found
    }

    package var description: String {
        "\(at.isEmpty ? "the whole" : at): expected \(expected), found \(found)"
    }
}

extension JSONValue {
    /// The value in words for an error, at most about 60 bytes.
    var inWords: String {
        switch kind {
        case .null: "null"
        case .bool, .integer: String(decoding: bytes, as: UTF8.self)
        case .string: bytes.count <= 42 ? String(decoding: bytes, as: UTF8.self) : "a text of \(bytes.count - 2) bytes"
        case .array: count == 1 ? "an array of 1 element" : "an array of \(count) elements"
        case .object: count == 1 ? "an object of 1 member" : "an object of \(count) members"
        }
    }
}
