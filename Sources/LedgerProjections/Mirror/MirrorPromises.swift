internal import LedgerDomain
internal import LedgerStore

extension Mirror {
    /// What the leader promised that was due in the span, and what they were asked for in it.
    mutating func lookAtPromises() throws {
        let ids = try facts.promises(of: leader)
        if ids.count > ProjectionLimits.looked { isCut = true }
        for id in ids.suffix(ProjectionLimits.looked) {
            guard let promise = try facts.promise(id), promise.debtor == leader else { continue }
            noteAsk(promise)
            guard promise.madeSeq != nil, let due = promise.due, isInSpan(due.on) else { continue }
            if case .withdrawn = promise.status { continue }
            let standing = Standing(promise, due: due, at: now, in: ledger)
            promises.note(standing)
            if promise.kind == .support {
                help.note(standing)
                row(of: promise.creditor) { $0.help.note(standing) }
            }
        }
    }

    private mutating func noteAsk(_ promise: Promise) {
        guard let at = promise.askedAt else { return }
        var answered = promise.madeAt
        if case .declined = promise.status { answered = promise.endedAt }
        if case .withdrawn = promise.status, answered == nil { return }
        asked(by: promise.creditor, at: at, answered: answered, isOverdue: promise.unansweredSeq != nil)
    }
}

/// What became of a promise whose day lies in the span.
struct Standing {
    let isKept: Bool
    /// Done after its day.
    let isKeptLate: Bool
    let isOpen: Bool
    /// Its day passed, and it is not there.
    let isMissing: Bool

    init(_ promise: Promise, due: DueDay, at now: Instant, in ledger: LedgerState) {
        isKept = promise.isKept(at: now, in: ledger)
        let done = promise.doneAt ?? promise.endedAt
        isKeptLate = isKept && (done.map { $0 >= ledger.extended(due.at) } ?? false)
        isOpen = !promise.isOver(at: now, in: ledger)
        isMissing = ledger.extended(due.at) <= now && !isKept
    }
}

extension Mirror.Kept {
    mutating func note(_ standing: Standing) {
        due += 1
        if standing.isKept { kept += 1 }
        if standing.isKeptLate { keptLate += 1 }
        if standing.isMissing, standing.isOpen { late += 1 }
        if standing.isOpen { open += 1 }
    }
}

extension Mirror.Help {
    mutating func note(_ standing: Standing) {
        promised += 1
        if standing.isKept { given += 1 }
        if standing.isKeptLate || standing.isMissing { late += 1 }
        if standing.isMissing { notGiven += 1 }
    }
}
