internal import LMDB
package import LedgerDomain
package import LedgerFormat

extension Store {
    /// What became of a command id; nil if it was never used.
    package func command(_ id: CommandID) throws -> CommandEntry? {
        try withTransaction { (transaction) in try reading.command(id, in: transaction) }
    }

    /// Whether time alone may ever change something: then the clock must be asked before anything is decided.
    package var hasDue: Bool { earliestDue != nil }

    /// The events that a command wrote, for answering it again.
    package func events(of entry: CommandEntry) throws -> [AppendedEvent] {
        try withTransaction { (transaction) in
            try reading.events(from: entry.first, count: entry.count, in: transaction)
        }
    }

    /// A fresh id for what the clock brings about.
    package func freshCommandID(at now: Instant) -> CommandID {
        CommandID(milliseconds: UInt64(max(0, now.microseconds / 1_000)), random: random.words())
    }

    /// Whether a batch may run on a thread that is not the sequencer's own: the transaction is open already, and
    /// needs no commit first.
    var mayWriteHere: Bool { held != nil && !mustCommit }

    /// Opens the next transaction, so that others may write without the thread that must begin it.
    func prepareForWriting() throws { try withTransaction { _ in } }

    /// `isDirty` for the thread that only wants to know how long to sleep.
    var isDirtyRelaxed: Bool { acknowledgedSize != committedSize || !sidesAreCommitted }

    /// Lets go of a transaction in which nothing waits, so that another thread can begin the next.
    func releaseUnused() {
        if !isDirty { abandon() }
    }

    /// Forgets what is not committed. Only on the thread that opened the transaction.
    func abandon() { held.take()?.abort() }

    /// Commits what is journaled and lets go of the transaction. Nothing can be written afterwards.
    func close() throws {
        if isDirty { try commit() }
        abandon()
    }
}

extension Store {
    /// Bytes of the journal, and how many of them hold what is not committed yet. A figure for operators: it may be
    /// a batch behind.
    package var journalUse: (bytes: Int, used: Int) { (journal.byteCount, isDirtyRelaxed ? journal.used : 0) }
}
