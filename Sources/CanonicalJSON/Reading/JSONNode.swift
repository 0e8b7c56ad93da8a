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

    init(
        start: UInt32, end: UInt32, subtreeEnd: UInt32, kind: JSONValue.Kind, hasEscapes: Bool = false
    ) {
        self.start = start
        self.end = end
        self.subtreeEnd = subtreeEnd
        self.kind = kind
        self.hasEscapes = hasEscapes
    }
}

/// The nodes of a document, in memory of their own: an array would ask at every node whether it is shared.
struct JSONNodes: ~Copyable, @unchecked Sendable {
    private var memory: UnsafeMutablePointer<JSONNode>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 4)
        memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    /// Those of the document `null`.
    static var null: JSONNodes {
        var nodes = JSONNodes(capacity: 1)
        nodes.append(JSONNode(start: 0, end: 4, subtreeEnd: 1, kind: .null))
        return nodes
    }

    /// Traps beyond the last one.
    subscript(index: Int) -> JSONNode {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return memory[index]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            yield &memory[index]
        }
    }

    @inline(__always)
    mutating func append(_ node: JSONNode) {
        if count == capacity { grow() }
        (memory + count).initialize(to: node)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let wider = UnsafeMutablePointer<JSONNode>.allocate(capacity: capacity * 2)
        wider.moveInitialize(from: memory, count: count)
        memory.deallocate()
        memory = wider
        capacity *= 2
    }
}

/// The bytes of a document and the nodes found in them; shared by all views of it.
@usableFromInline
final class JSONStorage: Sendable {
    @usableFromInline let bytes: [UInt8]
    let nodes: JSONNodes

    init(bytes: [UInt8], nodes: consuming JSONNodes) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The content of a string node in UTF-8, escapes undone; shares the document's bytes where it can.
    func content(of node: JSONNode) -> ArraySlice<UInt8> {
        let body = bytes[Int(node.start) + 1..<Int(node.end) - 1]
        return node.hasEscapes ? unescaped(body)[...] : body
    }

    /// Whether a string node says exactly `text`, byte for byte: canonically equivalent texts differ.
    @inline(__always)
    func content(of node: JSONNode, equals text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !node.hasEscapes else { return escapedContent(of: node, equals: text) }
        guard Int(node.end &- node.start) &- 2 == text.count else { return false }
        return bytes.withUnsafeBytes { (bytes) in
            let start = Int(node.start) &+ 1
            precondition(start &+ text.count < bytes.count)
            return text.isEmpty || areEqual(bytes.baseAddress! + start, text.baseAddress!, text.count)
        }
    }
}

extension JSONStorage {
    @inline(never)
    private func escapedContent(of node: JSONNode, equals text: UnsafeBufferPointer<UInt8>) -> Bool {
        content(of: node).elementsEqual(text)
    }
}

/// Whether two texts of that many bytes are the same; the last words overlap the ones before them.
@inline(__always)
private func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
    @inline(__always)
    func same<Word: FixedWidthInteger & BitwiseCopyable>(_ at: Int, _ word: Word.Type) -> Bool {
        a.loadUnaligned(fromByteOffset: at, as: word) == b.loadUnaligned(fromByteOffset: at, as: word)
    }
    if count >= 8 {
        var at = 0
        while at &+ 8 < count {
            guard same(at, UInt64.self) else { return false }
            at &+= 8
        }
        return same(count &- 8, UInt64.self)
    }
    if count >= 4 { return same(0, UInt32.self) && same(count &- 4, UInt32.self) }
    for at in 0..<count where !same(at, UInt8.self) { return false }
    return true
}

/// A member's place in its object: its name's node, and how many members come before it.
struct MemberPlace: Sendable {
    var node: Int
    var ordinal: Int
}

extension JSONStorage {
    /// The node of the value of a member. The search goes round once, from `next`, which is moved behind what is found.
    ///
    /// - Parameter object: the node of an object.
    /// - Complexity: O(1) in the order of the text, otherwise O(members).
    func member(
        named name: UnsafeBufferPointer<UInt8>, of object: Int, from next: inout MemberPlace
    ) -> Int? {
        let count = Int(nodes[object].count)
        let length = UInt32(truncatingIfNeeded: name.count &+ 2)
        var place = next
        for _ in 0..<count {
            if place.ordinal == count { place = MemberPlace(node: object &+ 1, ordinal: 0) }
            let at = place.node
            let node = nodes[at]
            place.node = Int(nodes[at &+ 1].subtreeEnd)
            place.ordinal &+= 1
            if node.end &- node.start == length || node.hasEscapes, content(of: node, equals: name) {
                next = place
                return at &+ 1
            }
        }
        return nil
    }
}
