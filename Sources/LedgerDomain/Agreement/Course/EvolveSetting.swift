/// Folds of what sets terms without the member's agreement.
extension Agreement {
    mutating func set(_ set: AgreementSet, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        var declined: UInt64?
        if case .declined(let seq) = status {
            declined = seq
            status = .open(confirmations: [])
        }
        setting = Setting(terms: set.terms, by: actor, seq: context.seq, declined: declined)
    }

    mutating func cosign(_ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        setting?.cosigned = Setting.Cosigned(by: actor, seq: context.seq)
    }

    mutating func serve(_ served: NoticeServed, _ context: EventContext) {
        setting?.notice = Setting.Notice(replyBy: served.replyBy, seq: context.seq)
    }

    mutating func receive(_ context: EventContext) {
        setting?.notice?.received = context.seq
        setting?.notice?.receivedAt = context.at
    }

    /// A member's no ends a negotiation; what the manager set it does not end.
    mutating func decline(_ context: EventContext) {
        if setting != nil {
            setting?.declined = context.seq
        } else {
            status = .declined(seq: context.seq)
        }
    }
}
