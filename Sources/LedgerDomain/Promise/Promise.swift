/// Something that one person owes another, or was asked for: fold of the stream `promise/N`. Texts are withheld in it.
package struct Promise: Hashable, Sendable {
    /// Where it stands, with only what belongs to that standing. `seq` is the event that brought it there.
    package enum Status: Hashable, Sendable {
        /// Waits for the debtor's yes or no.
        case asked(seq: UInt64, answerBy: DueDay)
        /// Promised, and to be kept.
        case open(seq: UInt64)
        case declined(seq: UInt64)
        /// The debtor says that it is done; uncontested until `contestBy`, it counts as kept.
        case done(seq: UInt64, at: Instant, contestBy: DueDay)
        case confirmed(seq: UInt64)
        /// The creditor says that it is not done.
        case contested(seq: UInt64)
        case settled(PromiseVerdict, seq: UInt64)
        case withdrawn(by: MemberID, seq: UInt64)
    }

    /// Another day that the debtor asked for and nobody answered yet.
    package struct MoveAsked: Hashable, Sendable {
        package var due: DueDay
        package var answerBy: DueDay
        package var seq: UInt64
    }

    package let id: PromiseID
    package let debtor: MemberID
    package let creditor: MemberID
    package let kind: PromiseKind
    package let about: AboutReference?
    /// As wished for while it is asked, as promised afterwards.
    package var due: DueDay?
    package var status: Status
    /// Which promise of which terms it is; nil where somebody made it by itself.
    package let inTerms: PromiseMade.InTerms?
    /// The event whose words say what it is about: the ask, the promise, or the terms.
    package let wordsSeq: UInt64
    /// Of the ask that it began with.
    package var askedSeq: UInt64?
    package var askedAt: Instant?
    package var madeSeq: UInt64?
    package var madeAt: Instant?
    package var moveAsked: MoveAsked?
    /// How often another day was agreed.
    package var moves: UInt32 = 0
    /// Its day passed and it was not done; forgotten when it is moved, but not in ``timesOverdue``.
    package var overdueSeq: UInt64?
    package var timesOverdue: UInt32 = 0
    /// The time to answer the ask passed.
    package var unansweredSeq: UInt64?
    /// When the debtor last said that it is done.
    package var doneAt: Instant?
    package var doneSeq: UInt64?
    /// When the creditor last said that it is not done.
    package var contestedAt: Instant?
    /// When it came to its end.
    package var endedAt: Instant?
    /// Events of its stream.
    package var events: UInt64 = 1

    package init(id: PromiseID, _ asked: PromiseAsked, _ context: EventContext) {
        self.id = id
        debtor = asked.debtor
        creditor = asked.creditor
        kind = asked.kind
        about = asked.about
        due = asked.due
        status = .asked(seq: context.seq, answerBy: asked.answerBy)
        inTerms = nil
        wordsSeq = context.seq
        askedSeq = context.seq
        askedAt = context.at
    }

    package init(id: PromiseID, _ made: PromiseMade, _ context: EventContext) {
        self.id = id
        debtor = made.debtor
        creditor = made.creditor
        kind = made.kind
        about = made.about
        due = made.due
        status = .open(seq: context.seq)
        inTerms = made.inTerms
        wordsSeq = made.inTerms?.terms.seq ?? context.seq
        madeSeq = context.seq
        madeAt = context.at
    }

    /// Both people, who owes it first.
    package var parties: [MemberID] { [debtor, creditor] }

    /// The event that brought it where it stands.
    package var statusSeq: UInt64 {
        switch status {
        case .asked(let seq, _), .open(let seq), .declined(let seq), .done(let seq, _, _), .confirmed(let seq),
            .contested(let seq), .settled(_, let seq), .withdrawn(_, let seq):
            seq
        }
    }

    /// True when it counts as kept at `now`: confirmed, settled so, or done and uncontested past its time, which an
    /// outage extends.
    package func isKept(at now: Instant, in ledger: LedgerState) -> Bool {
        switch status {
        case .confirmed, .settled(.kept, _): true
        case .done(_, _, let contestBy): ledger.extended(contestBy.at) <= now
        case .asked, .open, .declined, .contested, .settled(.broken, _), .withdrawn: false
        }
    }
}
