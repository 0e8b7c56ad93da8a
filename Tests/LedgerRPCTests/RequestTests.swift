import CanonicalJSON
import LedgerRPC
import Testing

@Suite struct `A request` {
    private func refusal(_ line: String) -> RequestFailure? {
        do throws(RequestFailure) {
            _ = try Request(line: Array(line.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `is read back as it was written`() throws {
        let meta = RequestMeta(
            actingAs: "dana", commandID: "01931e6b-2a4f-7c3d-9e1f-0123456789ab", deadlineMs: 500, expectedRevision: 3,
            version: 1, receipt: true, stale: true)
        let bytes = RequestLine.bytes(
            id: .string("a"), method: "agreement.get", params: ["agreement": "A12"], meta: meta)
        #expect(bytes.last == 0x0A)
        let request = try Request(line: bytes.dropLast())
        #expect(request.id == .string("a"))
        #expect(request.method == "agreement.get")
        #expect(request.meta == meta)
        let reader = try request.paramsReader()
        #expect(try reader.value("agreement", Wire.word) == "A12")
        try reader.finish(unknown: .refuse)
    }

    @Test func `without an id is a notification, and may have no params`() throws {
        let request = try Request(line: Array("{\"jsonrpc\":\"2.0\",\"method\":\"server.discover\"}".utf8))
        #expect(request.id == nil)
        try request.paramsReader().finish(unknown: .refuse)
    }

    @Test func `that is not JSON is a parse error with its offset`() {
        let failure = refusal("{\"id\":1,\"jsonrpc\":\"2.0\",}")
        #expect(failure?.error.kind == .parseError)
        #expect(failure?.error.kind.code == -32700)
        #expect(failure?.error.offset == 24)
        #expect(failure?.id == nil)
        #expect(refusal("{\"id\":1,\"id\":2}")?.error.kind == .parseError)
    }

    @Test(arguments: [
        "[]", "7", "{\"id\":1,\"method\":\"x\"}", "{\"id\":1,\"jsonrpc\":\"1.0\",\"method\":\"x\"}",
        "{\"id\":1,\"jsonrpc\":\"2.0\"}", "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":7}",
        "{\"id\":null,\"jsonrpc\":\"2.0\",\"method\":\"x\"}", "{\"id\":[],\"jsonrpc\":\"2.0\",\"method\":\"x\"}",
        "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"x\",\"extra\":1}",
    ])
    func `that is JSON but no request is refused as such`(line: String) {
        #expect(refusal(line)?.error.kind == .invalidRequest)
        #expect(refusal(line)?.error.outcome == .notApplied)
    }

    @Test func `keeps its id in a refusal, as far as it has one`() {
        #expect(refusal("{\"id\":7,\"jsonrpc\":\"2.0\"}")?.id == .integer(7))
        let long = String(repeating: "x", count: 129)
        #expect(refusal("{\"id\":\"\(long)\",\"jsonrpc\":\"2.0\",\"method\":\"x\"}")?.id == nil)
    }

    @Test(arguments: [
        ("{\"unknown\":1}", "/meta/unknown"),
        ("{\"commandId\":\"01931E6B-2a4f-7c3d-9e1f-0123456789ab\"}", "/meta/commandId"),
        ("{\"protocol\":2}", "/meta/protocol"), ("{\"deadlineMs\":0}", "/meta/deadlineMs"), ("7", "/meta"),
    ])
    func `with a wrong meta is invalid, and the error points there`(meta: String, at: String) {
        let failure = refusal("{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"meta\":\(meta)}}")
        #expect(failure?.id == .integer(1))
        #expect(failure?.error.kind == .invalid)
        #expect(failure?.error.at == at)
    }

    @Test func `with params by position is invalid`() {
        let failure = refusal("{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":[1]}")
        #expect(failure?.error.kind == .invalid)
    }
}
