package import CanonicalJSON

/// What tells a request's answer from the others': a string or an integer, chosen by the client.
package enum RequestID: Sendable, Hashable {
    case integer(Int64)
    case string(String)

    /// Nil for what may not be an id: null, other kinds, and strings over ``Limits/requestIDBytes``.
    package init?(_ value: JSONValue) {
        if let integer = value.integer {
            self = .integer(integer)
        } else if value.kind == .string, value.bytes.count <= Limits.requestIDBytes * 6 + 2,
            let string = value.string, string.utf8.count <= Limits.requestIDBytes
        {
            self = .string(string)
        } else {
            return nil
        }
    }

    /// Writes `"id":…`; null where a request could not be told.
    static func write(_ id: RequestID?, to w: inout ObjectWriter) {
        switch id {
        case .integer(let value): w.integer("id", value)
        case .string(let value): w.string("id", value)
        case nil: w.null("id")
        }
    }
}
