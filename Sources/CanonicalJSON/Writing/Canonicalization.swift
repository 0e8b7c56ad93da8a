extension JSONDocument {
    /// The document in RFC 8785 form.
    ///
    /// - Complexity: O(n), plus O(m log m) for each object of m members.
    package func canonical() -> [UInt8] { root.canonical() }
}

extension JSONValue {
    /// The value in RFC 8785 form: no white space, members sorted, the shortest escapes.
    package func canonical() -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: bytes.count)
        writer.canonical(self)
        return writer.bytes
    }
}

extension CanonicalWriter {
    /// Writes a value that was read in whatever form.
    package mutating func canonical(_ value: JSONValue) {
        switch value.kind {
        // These were read strictly, and strict means that there is one spelling.
        case .null, .bool, .integer: raw(value.bytes)
        case .string: canonicalString(value.node, of: value.storage)
        case .array:
            array { writer in
                for element in value.elements { writer.canonical(element) }
            }
        case .object: canonicalObject(value)
        }
    }

    private mutating func canonicalString(_ node: JSONNode, of storage: JSONStorage) {
        guard node.hasEscapes else { return raw(storage.bytes[Int(node.start)..<Int(node.end)]) }
        _ = storage.content(of: node).withUnsafeBufferPointer { quote($0) }
    }

    private mutating func canonicalObject(_ value: JSONValue) {
        let storage = value.storage
        var members: [(name: ArraySlice<UInt8>, index: Int)] = []
        members.reserveCapacity(value.count)
        var at = value.index + 1
        while at < Int(value.node.subtreeEnd) {
            members.append((storage.content(of: storage.nodes[at]), at))
            at = Int(storage.nodes[at + 1].subtreeEnd)
        }
        members.sort { precedesByUTF16($0.name, $1.name) }
        object { writer in
            for member in members {
                member.name.withUnsafeBufferPointer { writer.begin($0) }
                writer.output.canonical(JSONValue(storage: storage, index: member.index + 1))
            }
        }
    }
}

extension ArrayWriter {
    /// Writes a value that was read in whatever form.
    package mutating func canonical(_ value: JSONValue) {
        begin()
        output.canonical(value)
    }
}

extension ObjectWriter {
    /// Writes a member whose value was read in whatever form.
    package mutating func canonical(key: String, _ value: JSONValue) {
        begin(key)
        output.canonical(value)
    }
}
