/// The members of an object, in the order of the text.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var at: Int
    private let end: Int

    init(of value: JSONValue) {
        storage = value.storage
        at = value.index + 1
        end = value.kind == .object ? Int(value.node.subtreeEnd) : at
    }

    package mutating func next() -> (key: String, value: JSONValue)? {
        guard at < end else { return nil }
        let key = String(decoding: storage.content(of: storage.nodes[at]), as: UTF8.self)
        let value = JSONValue(storage: storage, index: at + 1)
        at = Int(storage.nodes[at + 1].subtreeEnd)
        return (key, value)
    }
}

/// The elements of an array.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var at: Int
    private let end: Int

    init(of value: JSONValue) {
        storage = value.storage
        at = value.index + 1
        end = value.kind == .array ? Int(value.node.subtreeEnd) : at
    }

    package mutating func next() -> JSONValue? {
        guard at < end else { return nil }
        let value = JSONValue(storage: storage, index: at)
        at = Int(storage.nodes[at].subtreeEnd)
        return value
    }

    /// The element that comes next; nil at the end.
    package var first: JSONValue? {
        var rest = self
        return rest.next()
    }
}
