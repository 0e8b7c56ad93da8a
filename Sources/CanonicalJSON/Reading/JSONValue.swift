/// A view of one value in a document; copies share the document and keep it alive.
@usableFromInline
package struct JSONValue: Sendable {
    package enum Kind: UInt8, Sendable, CaseIterable {
        case null, bool, integer, string, array, object
    }

    @usableFromInline let storage: JSONStorage
    let index: Int

    init(storage: JSONStorage, index: Int) {
        self.storage = storage
        self.index = index
    }

    var node: JSONNode { storage.nodes[index] }

    package var kind: Kind { node.kind }
    package var isNull: Bool { kind == .null }

    /// Nil unless this is `true` or `false`.
    package var bool: Bool? {
        let node = node
        return node.kind == .bool ? storage.bytes[Int(node.start)] == UInt8(ascii: "t") : nil
    }

    /// Nil unless this is a number; always within ±(2^53−1).
    package var integer: Int64? {
        let node = node
        guard node.kind == .integer else { return nil }
        var value: Int64 = 0
        let isNegative = storage.bytes[Int(node.start)] == UInt8(ascii: "-")
        for i in Int(node.start) + (isNegative ? 1 : 0)..<Int(node.end) {
            value = value &* 10 &+ Int64(storage.bytes[i] &- UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }

    /// Nil unless this is a string. Made anew on each call.
    package var string: String? {
        let node = node
        return node.kind == .string ? String(decoding: storage.content(of: node), as: UTF8.self) : nil
    }

    /// Lends what a string says as UTF-8, escapes undone, without making a `String`; nil for other kinds.
    @inlinable
    package func withCharacters<Result>(_ body: (Span<UInt8>) -> Result?) -> Result? {
        guard let place = characters else { return nil }
        if place.isEscaped {
            let text = unescapedCharacters
            return body(text.span)
        }
        let bytes = storage.bytes
        return body(bytes.span.extracting(place.start..<place.end))
    }

    /// Where the characters of a string stand in the document's bytes; nil for other kinds.
    @usableFromInline
    var characters: (start: Int, end: Int, isEscaped: Bool)? {
        let node = node
        return node.kind == .string ? (Int(node.start) &+ 1, Int(node.end) &- 1, node.hasEscapes) : nil
    }

    @usableFromInline
    var unescapedCharacters: [UInt8] { Array(storage.content(of: node)) }

    /// Whether this is a string that says exactly `text`, byte for byte; makes no `String`.
    package func stringEquals(_ text: StaticString) -> Bool {
        let node = node
        return node.kind == .string && text.withUTF8Buffer { storage.content(of: node, equals: $0) }
    }

    /// Whether this is a string of exactly these UTF-8 bytes.
    package func stringEquals(utf8 text: [UInt8]) -> Bool {
        let node = node
        return node.kind == .string && text.withUnsafeBufferPointer { storage.content(of: node, equals: $0) }
    }

    /// Which of `texts` this is, byte for byte; nil for none of them.
    func index(among texts: [[UInt8]]) -> Int? {
        let node = node
        guard node.kind == .string else { return nil }
        for at in texts.indices where texts[at].withUnsafeBufferPointer({ storage.content(of: node, equals: $0) }) {
            return at
        }
        return nil
    }

    /// Members of an object, elements of an array, otherwise 0.
    package var count: Int { Int(node.count) }

    /// The member of that name; nil if there is none or this is no object.
    ///
    /// - Complexity: O(members).
    package subscript(key: StaticString) -> JSONValue? {
        key.withUTF8Buffer { member($0) }
    }

    /// The member of that name, which is compared byte for byte.
    @_disfavoredOverload
    package subscript(key: String) -> JSONValue? {
        var key = key
        return key.withUTF8 { member($0) }
    }

    private func member(_ name: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        let node = node
        guard node.kind == .object else { return nil }
        var next = MemberPlace(node: index &+ 1, ordinal: 0)
        return storage.member(named: name, of: index, from: &next).map { JSONValue(storage: storage, index: $0) }
    }

    /// The members of an object in the order of the text; nothing for other kinds.
    package var members: JSONMembers { JSONMembers(of: self) }

    /// The elements of an array; nothing for other kinds.
    package var elements: JSONElements { JSONElements(of: self) }

    /// The source bytes of this value, without the white space around it; shares the document's memory.
    package var bytes: ArraySlice<UInt8> {
        let node = node
        return storage.bytes[Int(node.start)..<Int(node.end)]
    }
}
