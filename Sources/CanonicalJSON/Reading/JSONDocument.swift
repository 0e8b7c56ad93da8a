/// A strict RFC 8259 document: UTF-8, unique member names, integers within ±(2^53−1).
///
/// What is read here has exactly one canonical form (RFC 8785), and two documents with the same meaning have the
/// same one. Nothing but the list of nodes is made while reading; strings are made when asked for.
package struct JSONDocument: Sendable {
    let storage: JSONStorage

    /// Reads `bytes` in one pass.
    ///
    /// - Throws: the first thing wrong, with its offset. A duplicate name may be found only when its object
    ///   closes, if that has more than 16 members or names with escapes.
    /// - Complexity: O(n) for n bytes, plus O(m log m) for each object of m > 16 members whose names do not ascend.
    /// - SeeAlso: RFC 8259; RFC 7493 §2 (I-JSON).
    package init(parsing bytes: [UInt8], limits: JSONLimits = .init()) throws(JSONError) {
        var scanner = JSONScanner(limits: limits, expecting: bytes.count)
        try scanner.document(bytes.span)
        storage = JSONStorage(bytes: bytes, nodes: scanner.nodes)
    }

    package var root: JSONValue { JSONValue(storage: storage, index: 0) }
}
