package import LedgerDomain
internal import LedgerStore

extension TwoPeople {
    /// How much the one who is managed carries, from facts that both see.
    package struct Load: Sendable {
        /// Whose it is: the one whom the other manages, or the reader where neither does.
        package var member: MemberID
        /// Promises of theirs that are not ended.
        package var open = 0
        package var late = 0
        /// Promises of theirs that began in the last ``ProjectionLimits/loadDays``.
        package var opened = 0
        package var closed = 0
        /// Meetings of the two missed, or moved, in those days.
        package var oneToOnesLost = 0
    }

    /// - Complexity: O(promises of the member), each a microsecond where its fold is cached.
    package func load() throws -> Load {
        let isManaged = try isAbove(other, reader, on: today, given: facts)
        let manages = try !isManaged && isAbove(reader, other, on: today, given: facts)
        let member = manages ? other : reader
        var load = Load(member: member)
        let since = now.advanced(days: -ProjectionLimits.loadDays)
        let ledger = try facts.ledger()
        for id in try facts.promises(of: member).suffix(ProjectionLimits.looked) {
            guard let promise = try facts.promise(id), promise.debtor == member, let made = promise.madeAt,
                isManaged || manages || promise.parties.contains(reader) && promise.parties.contains(other)
            else { continue }
            if made >= since { load.opened += 1 }
            if promise.isOver(at: now, in: ledger) {
                if let ended = promise.endedAt ?? promise.doneAt, ended >= since { load.closed += 1 }
            } else {
                load.open += 1
                if case .open = promise.status, let due = promise.due, ledger.extended(due.at) <= now { load.late += 1 }
            }
        }
        load.oneToOnesLost = try lost(since: since)
        return load
    }

    private func lost(since: Instant) throws -> Int {
        try checkpoints().count { checkpoint in
            guard checkpoint.at >= since, checkpoint.at <= now else { return false }
            if case .missed = checkpoint.status { return true }
            return !checkpoint.moves.isEmpty
        }
    }
}
