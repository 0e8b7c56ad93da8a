internal import CoreMetrics
internal import LedgerRPC
internal import Synchronization

/// How many clients there are, so that there are never too many.
final class ConnectionCounter: Sendable {
    private let open = Atomic<Int>(0)
    private let opened = Counter(label: "ledger_connections_opened")

    var count: Int { open.load(ordering: .relaxed) }

    func enter() -> Bool {
        if open.add(1, ordering: .relaxed).newValue > Limits.connections {
            open.subtract(1, ordering: .relaxed)
            return false
        }
        opened.increment()
        return true
    }

    func leave() { open.subtract(1, ordering: .relaxed) }
}
