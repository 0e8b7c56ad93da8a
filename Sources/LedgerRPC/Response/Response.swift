package import CanonicalJSON

/// One line from a server, as a client reads it.
package struct Response: Sendable {
    package enum Outcome: Sendable {
        case result(JSONValue)
        case error(RPCError)
    }

    /// Nil when the server could not tell which request it answers.
    package let id: RequestID?
    package let outcome: Outcome

    /// - Throws: `Malformed` for anything but an answer; then the other end is no ledger, or is broken.
    package init(line: [UInt8]) throws(Malformed) {
        let root: JSONValue
        do {
            let limits = JSONLimits(depth: Limits.depth, bytes: Limits.answerBytes, values: Limits.answerValues)
            root = try JSONDocument(parsing: line, limits: limits).root
        } catch {
            throw Malformed(because: "\(error)")
        }
        try self.init(root)
    }

    /// From a line that was parsed already.
    init(_ root: JSONValue) throws(Malformed) {
        guard root["jsonrpc"]?.stringEquals("2.0") == true, let id = root["id"] else {
            throw Malformed(because: "it lacks \"jsonrpc\":\"2.0\" or \"id\"")
        }
        self.id = RequestID(id)
        switch (root["result"], root["error"]) {
        case (let result?, nil): outcome = .result(result)
        case (nil, let error?):
            do {
                outcome = .error(try RPCError(error))
            } catch {
                throw Malformed(because: "its error is malformed: \(error)")
            }
        default: throw Malformed(because: "it needs either \"result\" or \"error\"")
        }
    }

    /// What was received is not an answer of this protocol.
    package struct Malformed: Error, Sendable, Hashable {
        /// A clause: "it lacks …".
        package var because: String
    }
}
