import LedgerRPC

/// Notifications that came while an answer was waited for, in order. There are never more than credit was given for.
struct PendingNews {
    private var waiting: [LogNotification] = []
    private var taken = 0

    mutating func append(_ notification: LogNotification) { waiting.append(notification) }

    mutating func take() -> LogNotification? {
        guard taken < waiting.count else { return nil }
        let next = waiting[taken]
        taken += 1
        if taken == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            taken = 0
        }
        return next
    }
}
