import LedgerDomain

extension MemoryLedger {
    /// The same record, folded again from the start.
    func refolded() -> MemoryLedger {
        var fresh = MemoryLedger()
        for entry in log { fresh.append([entry.new], by: entry.context.actor, at: entry.context.at) }
        return fresh
    }
}
