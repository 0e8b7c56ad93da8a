/// Why a tree head is refused.
package enum TreeHeadError: Error, Sendable, Equatable {
    /// A part of the head's text.
    package enum Part: String, Sendable {
        /// Three lines or more, none empty, each with its newline.
        case lines
        case origin
        case size
        case root
    }

    case malformed(Part)
    /// Well signed, but by a key that bears another log's name. Take the key of the log that you mean.
    case originMismatch(origin: String, keyName: String)
    case note(NoteError)
}

extension TreeHeadError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(.lines): "the tree head does not have three lines, none of them empty"
        case .malformed(.origin): "the first line of the tree head, the origin, is empty or has control characters"
        case .malformed(.size):
            "the second line of the tree head, the size, is not a decimal number, or more than there can be"
        case .malformed(.root): "the third line of the tree head, the root, is not base64 of a root for that size"
        case .originMismatch(let origin, let keyName):
            "the tree head is that of \(origin), but the key is named \(keyName); take the key of the log that you mean"
        case .note(let error): error.description
        }
    }
}
