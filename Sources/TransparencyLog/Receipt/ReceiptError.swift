/// Why a receipt is refused.
package enum ReceiptError: Error, Sendable, Equatable {
    /// A part of the receipt's file.
    package enum Part: String, Sendable {
        case header
        case extra
        case index
        case hash
        /// The blank line between the hashes and the tree head.
        case lines
    }

    case malformed(Part)
    case treeHead(TreeHeadError)
    /// The tree head is genuine, the leaf is not in its tree at that index: it is another leaf, or was changed.
    case notIncluded(index: UInt64, size: UInt64)
}

extension ReceiptError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(.header): "the receipt does not begin with \(Receipt.header)"
        case .malformed(.extra): "the receipt's extra line is not base64 of at most \(Receipt.maximumExtraBytes) bytes"
        case .malformed(.index): "the receipt has no line \"index N\" with a decimal number below 2^63"
        case .malformed(.hash): "the receipt has a line that is no SHA-256 in base64, or more than 63 of them"
        case .malformed(.lines): "the receipt ends before its tree head; was the file cut off?"
        case .treeHead(let error): error.description
        case .notIncluded(let index, let size):
            "the leaf is not at index \(index) of the tree of \(size) leaves that the log signed; it is another leaf, "
                + "or it was changed"
        }
    }
}
