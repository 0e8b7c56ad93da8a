internal import CoreMetrics
internal import LedgerService

/// What the server counts: numbers only, with no name, id or text of anybody.
///
/// Each series is held, never looked up: a command or a query costs an atomic addition. Only what changes without
/// passing here is asked for when somebody reads the metrics (``Dispatcher/metricsText()``).
struct ServerMetrics: Sendable {
    private let applied = command("applied")
    private let duplicate = command("duplicate")
    private let nothingNew = command("nothing_new")
    private let refused = command("refused")
    private let invalid = command("invalid")
    private let conflict = command("conflict")
    private let idConflict = command("id_conflict")
    private let unavailable = command("unavailable")
    private let timeDoubted = command("time_doubted")
    private let storageFull = command("storage_full")
    private let notApplied = command("not_applied")
    private let unknown = command("unknown")
    private let deadline = command("deadline")
    private let cancelled = command("cancelled")
    let queriesOfSnapshots = Counter(label: "ledger_queries", dimensions: [("way", "snapshot")])
    let queriesInOrder = Counter(label: "ledger_queries", dimensions: [("way", "in_order")])

    let events = Gauge(label: "ledger_events")
    let eventsCommitted = Gauge(label: "ledger_events_committed")
    let connections = Gauge(label: "ledger_connections")
    let subscriptions = Gauge(label: "ledger_subscriptions")
    let subscriptionsBehind = Gauge(label: "ledger_subscriptions_behind")
    let queueDepth = Gauge(label: "ledger_queue_depth")
    let journalUsed = Gauge(label: "ledger_journal_used_bytes")
    let journalBytes = Gauge(label: "ledger_journal_bytes")
    let diskBytes = Gauge(label: "ledger_disk_bytes")
    let oldestReader = Gauge(label: "ledger_oldest_reader_seconds")
    let isTimeDoubted = Gauge(label: "ledger_time_doubted")

    private static func command(_ outcome: String) -> Counter {
        Counter(label: "ledger_commands", dimensions: [("outcome", outcome)])
    }

    /// Counts a command by what became of it.
    func count(_ result: Result<CommandAnswer, Failure>) {
        switch result {
        case .success(let answer) where answer.isDuplicate: duplicate.increment()
        case .success(let answer) where answer.events.isEmpty: nothingNew.increment()
        case .success: applied.increment()
        case .failure(.refused): refused.increment()
        case .failure(.invalid): invalid.increment()
        case .failure(.conflict): conflict.increment()
        case .failure(.idConflict): idConflict.increment()
        case .failure(.unavailable): unavailable.increment()
        case .failure(.timeDoubted): timeDoubted.increment()
        case .failure(.storageFull): storageFull.increment()
        case .failure(.notApplied): notApplied.increment()
        case .failure(.unknown): unknown.increment()
        case .failure(.deadline): deadline.increment()
        case .failure(.cancelled): cancelled.increment()
        }
    }
}
