internal import CanonicalJSON

/// One line from a server of which some requests are subscriptions: an answer, or news.
package enum ServerMessage: Sendable {
    case answer(Response)
    case notification(LogNotification)
    /// A notification that this version does not know; it may be passed over.
    case unknown(method: String)

    /// - Throws: `Response.Malformed` for anything else; then the other end is no ledger, or is broken.
    package init(line: [UInt8]) throws(Response.Malformed) {
        let root: JSONValue
        do {
            let limits = JSONLimits(depth: Limits.depth, bytes: Limits.answerBytes, values: Limits.answerValues)
            root = try JSONDocument(parsing: line, limits: limits).root
        } catch {
            throw Response.Malformed(because: "\(error)")
        }
        guard let method = root["method"] else {
            self = .answer(try Response(root))
            return
        }
        guard root["jsonrpc"]?.stringEquals("2.0") == true, root["id"] == nil, let name = method.string else {
            throw Response.Malformed(because: "it is neither an answer nor a notification")
        }
        guard let known = LogNotificationMethod(rawValue: name) else {
            self = .unknown(method: name)
            return
        }
        guard let params = root["params"] else { throw Response.Malformed(because: "\(name) has no params") }
        do {
            self = .notification(try LogNotification(known, params))
        } catch {
            throw Response.Malformed(because: "\(name) is malformed: \(error)")
        }
    }
}
