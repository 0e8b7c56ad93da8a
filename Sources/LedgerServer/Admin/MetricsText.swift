internal import CoreMetrics
internal import LedgerService
internal import LedgerStore
internal import Synchronization

extension Dispatcher {
    /// What this process has counted, and how the ledger is at this moment, as OpenMetrics text.
    func metricsText() -> String {
        let store = service.store
        let journal = store.journalUse
        metrics.events.record(store.acknowledgedSize)
        metrics.eventsCommitted.record(store.committedSize)
        metrics.connections.record(counter.count)
        let subscriptions = replay.subscriptions.load(ordering: .relaxed)
        metrics.subscriptions.record(subscriptions)
        metrics.subscriptionsBehind.record(max(0, subscriptions - replay.live.load(ordering: .relaxed)))
        metrics.queueDepth.record(service.sequencer.depth)
        metrics.journalUsed.record(journal.used)
        metrics.journalBytes.record(journal.bytes)
        // A database that cannot say its size keeps the last one here; it will fail elsewhere, and loudly.
        if let bytes = try? service.diskBytes() { metrics.diskBytes.record(bytes) }
        metrics.oldestReader.record(store.readers.oldestSeconds(now: BootClock.milliseconds()) ?? 0)
        metrics.isTimeDoubted.record(service.timeDoubt() == nil ? 0 : 1)
        return exposition()
    }
}

extension LedgerServer {
    /// What each family of the metrics is, for whoever shows them.
    package static let metricsHelp = SequencerMetrics.help.merging([
        "ledger_commands": "Commands by what became of them.",
        "ledger_connections": "Connections open.",
        "ledger_connections_opened": "Connections since the start.",
        "ledger_disk_bytes": "Bytes that the ledger takes on disk.",
        "ledger_events": "Events acknowledged.",
        "ledger_events_committed": "Events in the database.",
        "ledger_journal_bytes": "Bytes of the journal.",
        "ledger_journal_used_bytes": "Bytes of the journal in use.",
        "ledger_oldest_reader_seconds": "How long the oldest open snapshot has been out of date.",
        "ledger_queries": "Queries by whether a snapshot or the open transaction answered.",
        "ledger_queue_depth": "Works that wait for the sequencer.",
        "ledger_subscription_events": "Events sent to subscriptions.",
        "ledger_subscriptions": "Subscriptions that live.",
        "ledger_subscriptions_behind": "Subscriptions that are not caught up.",
        "ledger_time_doubted": "1 while the machine's time is not believed and nothing is written.",
    ]) { own, _ in own }
}
