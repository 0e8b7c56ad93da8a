package import CanonicalJSON

/// Writes answer lines, LF included, each straight into the bytes that are sent.
package enum ResponseLine {
    /// `{"id":…,"jsonrpc":"2.0","result":{…}}`; `body` writes the members of the result.
    ///
    /// - Parameter capacity: bytes to reserve, when the caller knows better than half a kilobyte.
    package static func result<E: Error>(
        id: RequestID, reservingCapacity capacity: Int = 512, _ body: (inout ObjectWriter) throws(E) -> Void
    ) throws(E) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: capacity)
        try writer.object { (w) throws(E) in
            RequestID.write(id, to: &w)
            w.string("jsonrpc", "2.0")
            try w.object("result", body)
        }
        writer.newline()
        return writer.bytes
    }

    package static func result(id: RequestID, _ value: some WireObject) -> [UInt8] {
        result(id: id) { value.write(to: &$0) }
    }

    /// With a result that is canonical JSON already, such as a document made once.
    package static func result(id: RequestID, canonical value: [UInt8]) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: value.count + 64)
        writer.object { w in
            RequestID.write(id, to: &w)
            w.string("jsonrpc", "2.0")
            w.raw("result", value)
        }
        writer.newline()
        return writer.bytes
    }

    /// `{"error":{…},"id":…,"jsonrpc":"2.0"}`; a nil id is written as null.
    package static func error(id: RequestID?, _ error: RPCError) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 512)
        writer.object { w in
            w.one("error", error)
            RequestID.write(id, to: &w)
            w.string("jsonrpc", "2.0")
        }
        writer.newline()
        return writer.bytes
    }
}
