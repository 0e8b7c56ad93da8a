internal import CanonicalJSON

/// What a client says without waiting for an answer.
package enum ClientNotification: Sendable, Hashable {
    /// So many more `log.event` may be sent: 1 to ``Limits/credit``.
    case credit(subscription: UInt64, events: Int)
    /// Ends a subscription by the id of its request, or takes back a request that is not decided yet.
    case cancel(id: RequestID)

    package static let creditMethod = "$/credit"
    package static let cancelMethod = "$/cancel"

    /// The line, LF included.
    package var line: [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 128)
        writer.object { w in
            w.string("jsonrpc", "2.0")
            switch self {
            case .credit(let subscription, let events):
                w.string("method", Self.creditMethod)
                w.object("params") { w in
                    w.integer("events", Int64(events))
                    w.integer("subscription", Int64(subscription))
                }
            case .cancel(let id):
                w.string("method", Self.cancelMethod)
                w.object("params") { w in RequestID.write(id, to: &w) }
            }
        }
        writer.newline()
        return writer.bytes
    }
}
