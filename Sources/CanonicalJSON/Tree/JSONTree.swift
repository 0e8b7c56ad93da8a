/// A JSON value to be built and changed by hand: for schemas, clients and tests, not for the hot path.
///
/// Two trees are equal when their canonical forms are: the order of members does not matter, and texts are compared
/// byte for byte, not by Unicode's canonical equivalence.
package enum JSONTree: Sendable {
    case null
    case bool(Bool)
    /// Within ±(2^53−1); writing anything else traps.
    case integer(Int64)
    case string(String)
    case array([JSONTree])
    /// Members in any order, each name once; writing a repeated name traps.
    case object([(String, JSONTree)])

    /// Copies a value out of its document.
    package init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .bool(value.bool ?? false)
        case .integer: self = .integer(value.integer ?? 0)
        case .string: self = .string(value.string ?? "")
        case .array: self = .array(value.elements.map(JSONTree.init))
        case .object: self = .object(value.members.map { ($0.key, JSONTree($0.value)) })
        }
    }

    /// The RFC 8785 form.
    package var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.tree(self)
        return writer.bytes
    }

    /// The member of that name. Reading gives nil where there is none; setting nil removes it; setting a member of
    /// something that is no object makes it one.
    package subscript(key: String) -> JSONTree? {
        get {
            guard case .object(let members) = self else { return nil }
            return members.first { $0.0.utf8.elementsEqual(key.utf8) }?.1
        }
        set {
            var members: [(String, JSONTree)] = []
            if case .object(let present) = self { members = present }
            let at = members.firstIndex { $0.0.utf8.elementsEqual(key.utf8) }
            switch (at, newValue) {
            case (let at?, let value?): members[at].1 = value
            case (let at?, nil): members.remove(at: at)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }

    /// The element at that position; nil beyond the end, and of anything but an array.
    package subscript(position: Int) -> JSONTree? {
        guard case .array(let elements) = self, elements.indices.contains(position) else { return nil }
        return elements[position]
    }
}

extension CanonicalWriter {
    package mutating func tree(_ tree: JSONTree) {
        switch tree {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .string(let value): string(value)
        case .array(let elements):
            array { writer in
                for element in elements {
                    writer.begin()
                    writer.output.tree(element)
                }
            }
        case .object(let members):
            let sorted = members.sorted { precedesByUTF16(Array($0.0.utf8)[...], Array($1.0.utf8)[...]) }
            object { writer in
                for (key, value) in sorted {
                    writer.begin(key)
                    writer.output.tree(value)
                }
            }
        }
    }
}
