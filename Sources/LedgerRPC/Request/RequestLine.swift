package import CanonicalJSON

/// Writes request lines, as a client sends them.
package enum RequestLine {
    /// The line, LF included.
    ///
    /// - Parameter params: the parameters without `meta`, which is put in its place among them.
    package static func bytes(id: RequestID, method: String, params: JSONTree = [:], meta: RequestMeta) -> [UInt8] {
        var params = params
        if !meta.isEmpty { params["meta"] = tree(meta) }
        return bytes(id: id, method: method, canonicalParams: params.canonicalBytes)
    }

    /// The line, LF included, from parameters that are canonical JSON already, `meta` among them.
    package static func bytes(id: RequestID, method: String, canonicalParams: [UInt8]) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: canonicalParams.count + 96)
        writer.object { w in
            RequestID.write(id, to: &w)
            w.string("jsonrpc", "2.0")
            w.string("method", method)
            w.raw("params", canonicalParams)
        }
        writer.newline()
        return writer.bytes
    }

    private static func tree(_ meta: RequestMeta) -> JSONTree {
        guard let document = try? JSONDocument(parsing: meta.canonicalBytes) else {
            preconditionFailure("what the writer wrote is JSON")
        }
        return JSONTree(document.root)
    }
}
