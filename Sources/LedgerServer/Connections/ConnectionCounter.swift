internal import LedgerRPC
internal import Synchronization

/// How many clients there are, so that there are never too many.
final class ConnectionCounter: Sendable {
    private let open = Atomic<Int>(0)
    private let total = Atomic<Int>(0)

    var count: Int { open.load(ordering: .relaxed) }
    var everOpened: Int { total.load(ordering: .relaxed) }

    func enter() -> Bool {
        if open.add(1, ordering: .relaxed).newValue > Limits.connections {
            open.subtract(1, ordering: .relaxed)
            return false
        }
        total.add(1, ordering: .relaxed)
        return true
    }

    func leave() { open.subtract(1, ordering: .relaxed) }
}
