package import CoreMetrics

/// What a sequencer counts. Each series is held, never looked up: an event costs an atomic addition.
package struct SequencerMetrics: Sendable {
    /// Works of each batch.
    let batchWorks: Recorder
    /// The wait for the journal, a batch.
    let flush: CoreMetrics.Timer
    let commit: CoreMetrics.Timer

    /// - Parameter factory: where it is counted; the process's own unless said.
    package init(_ factory: any MetricsFactory = MetricsSystem.factory) {
        batchWorks = Recorder(label: "ledger_batch_works", factory: factory)
        flush = CoreMetrics.Timer(label: "ledger_flush_seconds", factory: factory)
        commit = CoreMetrics.Timer(label: "ledger_commit_seconds", factory: factory)
    }

    /// What the series are, for whoever shows them.
    package static let help = [
        "ledger_batch_works": "Commands and queries that shared a flush.",
        "ledger_flush_seconds": "Writing and syncing a batch's journal record.",
        "ledger_commit_seconds": "Commits of the database.",
    ]
}
