/// One value or member name in the flat list that a document is.
///
/// Nodes lie in the order of the text. An object is followed by name, value, name, value …; a container's
/// descendants lie directly behind it, up to `subtreeEnd`.
struct JSONNode: Sendable {
    /// First byte; of a string, its opening quote.
    var start: UInt32
    /// One past the last byte; of a string, past its closing quote.
    var end: UInt32
    /// Index of the first node that is not inside this one.
    var subtreeEnd: UInt32
    /// Members of an object or elements of an array; 0 for everything else.
    var count: UInt32 = 0
    var kind: JSONValue.Kind
    /// Whether a string has any backslash, so that its bytes are not its content.
    var hasEscapes = false
}

/// The bytes of a document and the nodes found in them; shared by all views of it.
final class JSONStorage: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]

    init(bytes: [UInt8], nodes: [JSONNode]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The content of a string node in UTF-8, escapes undone; shares the document's bytes where it can.
    func content(of node: JSONNode) -> ArraySlice<UInt8> {
        let body = bytes[Int(node.start) + 1..<Int(node.end) - 1]
        return node.hasEscapes ? unescaped(body)[...] : body
    }

    /// Whether a string node says exactly `text`, byte for byte: canonically equivalent texts differ.
    func content(of node: JSONNode, equals text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !node.hasEscapes else { return content(of: node).elementsEqual(text) }
        let start = Int(node.start) + 1
        guard Int(node.end) - 1 - start == text.count else { return false }
        for i in 0..<text.count where bytes[start + i] != text[i] { return false }
        return true
    }
}
