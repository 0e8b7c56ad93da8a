import CanonicalJSON
import Testing

/// A line that came back.
struct Answer: CustomStringConvertible {
    let tree: JSONTree

    init(line: [UInt8]) throws {
        let limits = JSONLimits(depth: 64, bytes: 5 << 20, values: 1 << 20)
        let document = try JSONDocument(parsing: line, limits: limits)
        tree = JSONTree(document.root)
        #expect(tree.canonicalBytes == line, "an answer is canonical JSON")
        #expect(tree["jsonrpc"] == "2.0")
        #expect((tree["result"] == nil) != (tree["error"] == nil), "an answer has a result or an error")
    }

    var id: JSONTree? { tree["id"] }
    var result: JSONTree? { tree["result"] }
    var error: JSONTree? { tree["error"] }
    var kind: String? { error?["data"]?["kind"]?.text }
    var code: Int64? { error?["code"]?.number }
    var message: String { error?["message"]?.text ?? "" }
    var rules: [String] { error?["data"]?["rules"]?.elements.compactMap { $0["rule"]?.text } ?? [] }
    /// JSON Pointer of what is invalid.
    var at: String? { error?["data"]?["at"]?.text }
    var expected: String? { error?["data"]?["expected"]?.text }
    var outcome: String? { error?["data"]?["outcome"]?.text }
    var description: String { tree.description }

    /// The result, where nothing else may have come.
    var ok: JSONTree {
        get throws { try #require(result, "\(tree)") }
    }

    /// Positions of the events that a command wrote.
    var seqs: [Int64] { result?["events"]?.elements.compactMap { $0["seq"]?.number } ?? [] }
}
