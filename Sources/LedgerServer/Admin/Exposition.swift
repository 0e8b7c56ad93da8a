internal import LedgerService
internal import LedgerStore
internal import Synchronization

/// The daemon's figures as OpenMetrics text. Numbers only: no name, no id, no text of anybody.
///
/// - SeeAlso: OpenMetrics 1.0.0
enum Exposition {
    static func text(_ dispatcher: Dispatcher) -> String {
        let store = dispatcher.service.store
        let sequencer = dispatcher.service.sequencer.statistics
        let journal = store.journalUse
        var out = ""
        func add(_ name: String, _ type: String, _ help: String, _ value: String) {
            out +=
                "# TYPE \(name) \(type)\n# HELP \(name) \(help)\n\(name)\(type == "counter" ? "_total" : "") \(value)\n"
        }
        add("ledger_events", "gauge", "Events acknowledged.", "\(store.acknowledgedSize)")
        add("ledger_events_committed", "gauge", "Events in the database.", "\(store.committedSize)")
        add("ledger_connections", "gauge", "Connections open.", "\(dispatcher.counter.count)")
        add("ledger_connections_opened", "counter", "Connections since the start.", "\(dispatcher.counter.everOpened)")
        add("ledger_batches", "counter", "Batches run.", "\(sequencer.batches.load(ordering: .relaxed))")
        add(
            "ledger_works", "counter", "Commands and waiting queries run.",
            "\(sequencer.works.load(ordering: .relaxed))")
        add("ledger_commits", "counter", "Commits of the database.", "\(sequencer.commits.load(ordering: .relaxed))")
        add(
            "ledger_commit_seconds", "counter", "Seconds spent in commits.",
            seconds(sequencer.commitMicroseconds.load(ordering: .relaxed)))
        add(
            "ledger_longest_commit_seconds", "gauge", "The longest commit since the start.",
            seconds(sequencer.longestCommitMicroseconds.load(ordering: .relaxed)))
        add("ledger_journal_used_bytes", "gauge", "Bytes of the journal in use.", "\(journal.used)")
        add("ledger_journal_bytes", "gauge", "Bytes of the journal.", "\(journal.bytes)")
        return out + "# EOF\n"
    }

    private static func seconds(_ microseconds: UInt64) -> String {
        let fraction = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
