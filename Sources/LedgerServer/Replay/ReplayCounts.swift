internal import CoreMetrics
internal import LedgerRPC
internal import Synchronization

/// How many subscriptions there are, all loops together.
final class ReplayCounts: Sendable {
    /// Those that were granted, begun or not: what the bound holds for.
    private let granted = Atomic<Int>(0)
    let subscriptions = Atomic<Int>(0)
    let live = Atomic<Int>(0)
    let events = Counter(label: "ledger_subscription_events")

    /// Takes one of the places that there are.
    func take() -> Place? {
        if granted.add(1, ordering: .relaxed).newValue > Limits.subscriptions {
            granted.subtract(1, ordering: .relaxed)
            return nil
        }
        return Place(self)
    }

    /// A place among the subscriptions; free again with this value.
    final class Place: Sendable {
        private let counts: ReplayCounts

        fileprivate init(_ counts: ReplayCounts) { self.counts = counts }

        deinit { counts.granted.subtract(1, ordering: .relaxed) }
    }
}
