/// What kind of wrong an error is. Codes, spellings and their meaning are for ever.
package enum RPCErrorKind: String, Sendable, Hashable, CaseIterable {
    /// Rules of the domain; the error lists every one that fails.
    case rejected
    /// `expectedRevision` is not the present count.
    case conflict
    /// Not yours to do or to see.
    case forbidden
    /// It does not exist, or you may not know that it does.
    case notFound = "not_found"
    /// The command id was used with another body.
    case idConflict = "id_conflict"
    /// A parameter; the error points at it.
    case invalid
    /// Stopping, or the queue is full.
    case unavailable
    /// Disk or quota; reads go on.
    case storageFull = "storage_full"
    /// A commit failed half-way: ask `log.lookup`.
    case unknown
    /// The value was erased.
    case erased
    case cancelled
    case deadline
    /// A request line over ``Limits/lineBytes`` was skipped.
    case lineTooLong = "line_too_long"
    /// Not JSON; the error has the byte offset (JSON-RPC's −32700).
    case parseError = "parse_error"
    /// JSON, but not a request (−32600).
    case invalidRequest = "invalid_request"
    /// (−32601)
    case methodNotFound = "method_not_found"
    /// The server's own fault (−32603).
    case internalError = "internal_error"

    /// When the same request may succeed.
    package enum Retry: String, Sendable, Hashable, CaseIterable {
        case no, yes
        /// After reading what there is now.
        case afterReading
        /// When space was freed.
        case whenFreed
        /// First ask `log.lookup` what became of it, or send the same command id again.
        case throughLookup
    }

    /// Whether anything was recorded. Always true.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case notApplied = "not_applied"
        case applied, unknown
    }

    package var code: Int {
        switch self {
        case .rejected: 1
        case .conflict: 2
        case .forbidden: 3
        case .notFound: 4
        case .idConflict: 5
        case .invalid: 6
        case .unavailable: 7
        case .storageFull: 8
        case .unknown: 9
        case .erased: 10
        case .cancelled: 11
        case .deadline: 12
        case .lineTooLong: 13
        case .parseError: -32700
        case .invalidRequest: -32600
        case .methodNotFound: -32601
        case .internalError: -32603
        }
    }

    package var retry: Retry {
        switch self {
        case .conflict: .afterReading
        case .unavailable, .cancelled, .deadline: .yes
        case .storageFull: .whenFreed
        case .unknown, .internalError: .throughLookup
        case .rejected, .forbidden, .notFound, .idConflict, .invalid, .erased, .lineTooLong, .parseError,
            .invalidRequest, .methodNotFound:
            .no
        }
    }

    /// What is known of the outcome unless the error says otherwise.
    package var usualOutcome: Outcome {
        switch self {
        case .unknown, .internalError: .unknown
        default: .notApplied
        }
    }
}
