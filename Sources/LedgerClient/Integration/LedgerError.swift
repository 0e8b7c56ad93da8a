import LedgerRPC

/// Why something could not be had from a ledger, by what one can do about it.
public enum LedgerError: Error, Sendable, Hashable {
    /// No ledger answers, or the connection was lost. Nothing is left undone that is not kept: try again.
    case unreachable(because: String)
    /// The ledger's own no.
    case refused(LedgerRefusal)
    /// Whether the command was done is not known. It is kept: open the ledger again, or give it again with the same
    /// `once`, and it is settled.
    case outcomeUnknown(commandID: String, because: String)
    /// The ledger does not extend what was seen of it, or is another one. Trust nothing that it says, and ask whoever
    /// runs it. The file named in the text is evidence.
    case notTrusted(because: String)
    /// A value that was given cannot be sent: what is wrong with it.
    case unusable(because: String)
    /// What must be remembered on this machine cannot be: the system's words.
    case storage(because: String)
    /// What answers is no ledger of this version.
    case malformed(because: String)
}

/// A ledger's refusal, with every reason, so that nobody corrects one thing to be told the next.
public struct LedgerRefusal: Sendable, Hashable {
    /// Names that are for ever; one that a later ledger adds is shown as ``internalError``.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Rules of the domain: see ``LedgerRefusal/rules``.
        case rejected
        /// The stream has another number of events than was expected.
        case conflict
        case forbidden
        case notFound = "not_found"
        /// The command id was used with another body.
        case idConflict = "id_conflict"
        /// A parameter: ``LedgerRefusal/at`` says which.
        case invalid
        /// Stopping, busy, or a consumer that somebody else follows by. Try again later.
        case unavailable
        case storageFull = "storage_full"
        case unknown, erased, cancelled, deadline
        case lineTooLong = "line_too_long"
        case parseError = "parse_error"
        case invalidRequest = "invalid_request"
        case methodNotFound = "method_not_found"
        case internalError = "internal_error"

        init(_ kind: RPCErrorKind) { self = Kind(rawValue: kind.rawValue) ?? .internalError }
    }

    /// One broken rule.
    public struct Rule: Sendable, Hashable {
        /// Its name, for ever: `help-delivered`.
        public let name: String
        /// A clause for people.
        public let because: String
        /// Positions of the events that show it.
        public let events: [UInt64]
    }

    public let kind: Kind
    /// One clause for people.
    public let message: String
    public let rules: [Rule]
    /// What would help.
    public let hint: String?
    /// JSON Pointer of the parameter that is wrong.
    public let at: String?
    /// What would do there.
    public let expected: String?

    init(_ error: RPCError) {
        kind = Kind(error.kind)
        message = error.summary ?? error.message
        rules = error.rules.map { Rule(name: $0.rule, because: $0.because, events: $0.events) }
        hint = error.hint
        at = error.at
        expected = error.expected
    }
}

extension LedgerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let because), .notTrusted(let because), .unusable(let because), .storage(let because),
            .malformed(let because):
            because
        case .refused(let refusal):
            ([refusal.message] + refusal.rules.map { "\($0.because) (\($0.name))" }).joined(separator: "; ")
        case .outcomeUnknown(let commandID, let because):
            "whether command \(commandID) was done is not known: \(because)"
        }
    }
}

extension LedgerError {
    init(_ error: ClientError) {
        switch error {
        case .noSocket(let tried):
            self = .unreachable(because: "there is no socket at \(tried.joined(separator: " or "))")
        case .cannotConnect(let path, let reason): self = .unreachable(because: "nobody answers at \(path): \(reason)")
        case .badAddress(let text, let because): self = .unusable(because: "\(text) is no address: \(because)")
        case .noWay(let address, let ending): self = .unreachable(because: "no way to \(address): \(ending.clause)")
        case .lost(let reason): self = .unreachable(because: reason)
        case .timedOut(let milliseconds): self = .unreachable(because: "no answer within \(milliseconds) ms")
        case .malformed(let because): self = .malformed(because: because)
        case .refused(let refusal): self = .refused(LedgerRefusal(refusal))
        case .unknownOutcome(let commandID, let because):
            self = .outcomeUnknown(commandID: commandID, because: because)
        case .alarm(let alarm): self = .notTrusted(because: "\(alarm.origin): \(alarm.finding); see \(alarm.file)")
        case .otherLedger(let origin, let before):
            self = .notTrusted(because: "\(origin) answers where \(before) did")
        case .noStateDirectory: self = .storage(because: "neither HOME nor XDG_STATE_HOME says where to remember")
        case .state(let error): self = .storage(because: error.description)
        }
    }
}
