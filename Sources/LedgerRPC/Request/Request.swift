package import CanonicalJSON

/// One line from a client, read as far as every request is alike.
package struct Request: Sendable {
    /// Nil for a notification, which gets no answer.
    package let id: RequestID?
    package let method: String
    /// The parameters with `meta` among them; nil when there were none.
    package let params: JSONValue?
    package let meta: RequestMeta

    private static let noParams = try? JSONDocument(parsing: Array("{}".utf8)).root

    /// A reader of the parameters for which `meta` is read already, so that refusing what is left over does not
    /// refuse it. Pointers in its errors start at `params`.
    package func paramsReader() throws(ShapeError) -> ObjectReader {
        guard let value = params ?? Self.noParams else { preconditionFailure("{} is JSON") }
        let reader = try ObjectReader(value)
        _ = try reader.optionalRaw("meta")
        return reader
    }

    /// Reads a line.
    ///
    /// - Throws: what to answer, and to which id as far as it could be told: `parse_error` with the offset,
    ///   `invalid_request` for a batch and for anything that is no request, `invalid` for params that are no object
    ///   or a wrong `meta`.
    package init(line: [UInt8]) throws(RequestFailure) {
        let root: JSONValue
        do {
            let limits = JSONLimits(depth: Limits.depth, bytes: Limits.lineBytes, values: Limits.requestValues)
            root = try JSONDocument(parsing: line, limits: limits).root
        } catch {
            throw RequestFailure(id: nil, error: RPCError(error))
        }
        guard root.kind == .object else {
            let what = root.kind == .array ? "a batch: send one request a line" : "no object"
            throw RequestFailure(id: nil, error: RPCError(.invalidRequest, "the line is \(what)"))
        }
        let sentID = root["id"]
        let id = sentID.flatMap { RequestID($0) }
        func malformed(_ message: String) -> RequestFailure {
            RequestFailure(id: id, error: RPCError(.invalidRequest, message))
        }
        if sentID != nil, id == nil {
            throw malformed("id must be an integer or a string of at most \(Limits.requestIDBytes) bytes")
        }
        guard root["jsonrpc"]?.stringEquals("2.0") == true else { throw malformed("jsonrpc must be \"2.0\"") }
        guard let method = root["method"]?.string, (1...Limits.methodBytes).contains(method.utf8.count) else {
            throw malformed("method must be a string of 1 to \(Limits.methodBytes) bytes")
        }
        params = root["params"]
        // Names are unique, so that counting the members that there may be finds any other without making a name.
        if root.count != 2 + (sentID == nil ? 0 : 1) + (params == nil ? 0 : 1) {
            for member in root.members where !["id", "jsonrpc", "method", "params"].contains(member.key) {
                throw malformed("a request has no member \"\(member.key)\"")
            }
        }
        self.id = id
        self.method = method
        do {
            meta = try Self.readMeta(params)
        } catch {
            throw RequestFailure(id: id, error: RPCError(error))
        }
    }

    private static func readMeta(_ params: JSONValue?) throws(ShapeError) -> RequestMeta {
        guard let params else { return RequestMeta() }
        guard params.kind == .object else { return try RequestMeta(from: ObjectReader(params)) }
        guard let meta = params["meta"] else { return RequestMeta() }
        return try RequestMeta(from: ObjectReader(meta, at: "/meta"))
    }
}

/// A line that is no request: what to answer, and to which id. A nil id is answered as null.
package struct RequestFailure: Error, Sendable, Hashable {
    package var id: RequestID?
    package var error: RPCError
}
