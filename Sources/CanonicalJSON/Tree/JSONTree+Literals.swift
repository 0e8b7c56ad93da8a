extension JSONTree: Equatable {
    package static func == (a: JSONTree, b: JSONTree) -> Bool { a.canonicalBytes == b.canonicalBytes }
}

extension JSONTree: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(canonicalBytes) }
}

extension JSONTree: CustomStringConvertible {
    /// The canonical form as text.
    package var description: String { String(decoding: canonicalBytes, as: UTF8.self) }
}

extension JSONTree: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}

extension JSONTree: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONTree: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONTree: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
}

extension JSONTree: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, JSONTree)...) { self = .object(members) }
}
