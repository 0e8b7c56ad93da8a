/// The JSON Schema of an object while a describing reader collects it.
struct SchemaDraft {
    private var properties: [(String, JSONTree)] = []
    private var required: [JSONTree] = []
    var keepsUnknown = true

    /// Notes a member. Asked for twice, it is noted once; required once, it is required.
    mutating func add(_ key: StaticString, _ schema: JSONTree, about: String, isRequired: Bool) {
        let name = "\(key)"
        var schema = schema
        if !about.isEmpty { schema["description"] = .string(about) }
        if !properties.contains(where: { $0.0 == name }) { properties.append((name, schema)) }
        if isRequired, !required.contains(.string(name)) { required.append(.string(name)) }
    }

    var schema: JSONTree {
        [
            "type": "object", "properties": .object(properties), "required": .array(required),
            "additionalProperties": .bool(keepsUnknown),
        ]
    }

    static func array(of items: JSONTree, count: ClosedRange<Int>) -> JSONTree {
        [
            "type": "array", "items": items, "minItems": .integer(Int64(count.lowerBound)),
            "maxItems": .integer(Int64(count.upperBound)),
        ]
    }

    static func map(keys: JSONTree, values: JSONTree) -> JSONTree {
        ["type": "object", "propertyNames": keys, "additionalProperties": values]
    }
}
