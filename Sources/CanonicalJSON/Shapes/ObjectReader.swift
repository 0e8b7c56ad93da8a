/// Reads the members of one object, each in its shape, with errors that name the place.
///
/// The same code read in *describing* mode (`describe`) yields the JSON Schema of what it reads:
///
/// ```swift
/// func milestone(_ r: ObjectReader) throws(ShapeError) -> Milestone {
///     let target = try r.value("target", .integer(1...100), about: "what is to be reached")
///     let note = try r.optional("note", .text(1...200))
///     try r.finish(unknown: .refuse)
///     return Milestone(target: target, note: note)
/// }
/// ```
///
/// So a body must ask for all its members whatever the values are, and its own rules must hold for the shapes'
/// examples. Members may be asked for in any order; the order of the text is the fastest.
package final class ObjectReader {
    /// What happens to members that nobody asked for.
    package enum Unknown: Sendable {
        /// They are an error: for what is written now.
        case refuse
        /// They are let be: for what a later version may have written.
        case keep
    }

    let path: JSONPointer
    /// Nil when describing.
    let value: JSONValue?
    /// Nil when reading.
    var draft: SchemaDraft?
    /// One bit for each member that was asked for: the first 64, and those beyond.
    private var asked: UInt64 = 0
    private var askedBeyond: [UInt64] = []
    /// Node and ordinal of the member at which the next search starts.
    private var next = MemberPlace(node: 0, ordinal: 0)

    /// - Parameter pointer: where `value` lies in its document.
    package convenience init(_ value: JSONValue, at pointer: String = "") throws(ShapeError) {
        try self.init(value, .root(pointer))
    }

    init(_ value: JSONValue, _ path: JSONPointer) throws(ShapeError) {
        let node = value.node
        guard node.kind == .object else {
            throw ShapeError(at: path.spelled, expected: "an object", found: value.inWords)
        }
        self.path = path
        self.value = value
        next = MemberPlace(node: value.index + 1, ordinal: 0)
        if node.count > 64 { askedBeyond = Array(repeating: 0, count: (Int(node.count) - 1) / 64) }
    }

    /// A reader that describes.
    init(describingAt path: JSONPointer) {
        self.path = path
        value = nil
        draft = SchemaDraft()
    }

    /// What has been described so far.
    var describedSchema: JSONTree { (draft ?? SchemaDraft()).schema }

    /// JSON Pointer to the object.
    package var pointer: String { path.spelled }

    /// Finds a member and notes that it was asked for. The search goes round once, from the last one found.
    ///
    /// - Complexity: O(1) in the order of the text, otherwise O(members).
    func take(_ key: StaticString) -> JSONValue? {
        guard let value else { return nil }
        // A copy, since lending a class's property is checked at run time.
        var place = next
        let found = key.withUTF8Buffer { value.storage.member(named: $0, of: value.index, from: &place) }
        guard let found else { return nil }
        next = place
        let ordinal = place.ordinal &- 1
        if ordinal < 64 {
            asked |= 1 &<< UInt64(truncatingIfNeeded: ordinal)
        } else {
            askedBeyond[ordinal / 64 - 1] |= 1 << UInt64(ordinal % 64)
        }
        return JSONValue(storage: value.storage, index: found)
    }

    private func wasAsked(_ ordinal: Int) -> Bool {
        let bits = ordinal < 64 ? asked : askedBeyond[ordinal / 64 - 1]
        return bits & 1 << UInt64(ordinal % 64) != 0
    }

    /// Ends the reading; comes last in a body.
    ///
    /// - Throws: if unknown members are refused: the pointer to the first of them, and all their names.
    package func finish(unknown: Unknown) throws(ShapeError) {
        guard let value else {
            draft?.keepsUnknown = unknown == .keep
            return
        }
        guard unknown == .refuse else { return }
        // The usual end, without making a single name.
        if value.count <= 64, asked.nonzeroBitCount == value.count { return }
        let names = value.members.enumerated().filter { !wasAsked($0.offset) }.map(\.element.key)
        guard let first = names.first else { return }
        let listed = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
        throw ShapeError(
            at: path.appending(first), expected: "no member of this name",
            found: names.count > 8 ? "\(listed) and \(names.count - 8) more" : listed)
    }

    /// An error about one member for a rule that no shape can tell, to be thrown by the caller.
    package func fail(_ key: String, expected: String) -> ShapeError {
        ShapeError(at: path.appending(key), expected: expected, found: value?[key]?.inWords ?? "nothing")
    }

    /// The JSON Schema of what `body` reads. Runs it once, on examples; what it returns there is thrown away.
    ///
    /// Traps if `body` throws: then its rules refuse the examples of its own shapes.
    package static func describe(_ body: (ObjectReader) throws(ShapeError) -> Void) -> JSONTree {
        let reader = ObjectReader(describingAt: .root(""))
        do {
            try body(reader)
        } catch {
            preconditionFailure("the examples must satisfy the rules of the body: \(error)")
        }
        return reader.describedSchema
    }
}
