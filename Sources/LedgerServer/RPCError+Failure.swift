internal import LedgerDomain
internal import LedgerRPC
internal import LedgerService

extension RPCError {
    /// What goes on the wire for each way in which a request can fail.
    init(_ failure: Failure) {
        switch failure {
        case .refused(let refusal): self.init(refusal)
        case .invalid(let error): self.init(error)
        case .conflict(let expected, let actual):
            self.init(
                .conflict, "something came in between: \(expected) events were to be there, now it is \(actual)",
                hint: "read it again, then decide", actual: actual)
        case .idConflict:
            self.init(
                .idConflict, "this command id was used for another command",
                hint: "give the new command an id of its own")
        case .unavailable(let reason, let retryAfterMs):
            self.init(.unavailable, reason, hint: "try again", retryAfterMs: retryAfterMs)
        case .timeDoubted(let doubt):
            self.init(
                .unavailable, "the time is doubted, so nothing is written: \(doubt)",
                hint: "ledgerd run --accept-time, after checking the machine's clock; reading goes on")
        case .storageFull(let reason):
            self.init(.storageFull, reason, hint: "free space on the ledger's disk; reading goes on")
        case .notApplied(let reason):
            self.init(.unavailable, reason, hint: "the daemon restarts; send the same command again")
        case .unknown(let reason):
            self.init(.unknown, reason, hint: "send the same command id again once the daemon is back")
        case .cancelled: self.init(.cancelled, "it was taken back before it was decided")
        case .deadline: self.init(.deadline, "the deadline passed before it was decided")
        }
    }

    init(_ refusal: Refusal) {
        let rules = refusal.rules.map { RuleBroken(rule: $0.rule.text, because: $0.because, events: $0.events) }
        switch refusal.kind {
        case .rejected: self.init(.rejected, refusal.summary, rules: rules, hint: refusal.hint)
        case .forbidden: self.init(.forbidden, refusal.summary, rules: rules, hint: refusal.hint)
        case .notFound: self.init(.notFound, refusal.summary, rules: rules, hint: refusal.hint)
        case .invalid(let at, let expected):
            self.init(.invalid, refusal.summary, rules: rules, hint: refusal.hint, at: at, expected: expected)
        }
    }
}
