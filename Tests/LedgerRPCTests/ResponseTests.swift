import CanonicalJSON
import LedgerRPC
import Testing

@Suite struct `An answer` {
    @Test func `is one canonical line`() throws {
        let line = ResponseLine.result(id: .integer(7), Stopping(stopping: true))
        #expect(
            String(decoding: line, as: UTF8.self) == "{\"id\":7,\"jsonrpc\":\"2.0\",\"result\":{\"stopping\":true}}\n")
        let raw = ResponseLine.result(id: .integer(7), canonical: Stopping(stopping: true).canonicalBytes)
        #expect(raw == line)
        guard case .result(let value) = try Response(line: line.dropLast()).outcome else {
            Issue.record("it is a result")
            return
        }
        #expect(try Stopping(value) == Stopping(stopping: true))
    }

    @Test(arguments: RPCErrorKind.allCases)
    func `that is an error is read back whole, whatever its kind`(kind: RPCErrorKind) throws {
        let error = RPCError(
            kind, "A12 cannot be confirmed", outcome: .applied, summary: "in short",
            rules: [
                RuleBroken(rule: "same-terms", because: "the terms changed", events: [3, 4]),
                RuleBroken(rule: "own-act", because: "it is dana's to do"),
            ], hint: "ledger agreement show A12", at: "/terms/hash", expected: "a hash", actual: 5, retryAfterMs: 250,
            offset: 17)
        let line = ResponseLine.error(id: nil, error)
        let response = try Response(line: line.dropLast())
        #expect(response.id == nil)
        guard case .error(let read) = response.outcome else {
            Issue.record("it is an error")
            return
        }
        #expect(read == error)
        let code = try JSONDocument(parsing: line.dropLast()).root["error"]?["code"]?.integer
        #expect(code == Int64(kind.code))
    }

    @Test func `has another code for each kind`() {
        #expect(Set(RPCErrorKind.allCases.map(\.code)).count == RPCErrorKind.allCases.count)
    }

    @Test(arguments: [
        "", "{}", "[]", "{\"id\":1,\"jsonrpc\":\"2.0\"}", "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":7}",
        "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{},\"result\":{}}",
    ])
    func `that is none is malformed`(line: String) {
        #expect(throws: Response.Malformed.self) { _ = try Response(line: Array(line.utf8)) }
    }
}
