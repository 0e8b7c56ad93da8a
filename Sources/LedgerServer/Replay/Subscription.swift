internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

/// One subscription of one connection. Only on the connection's loop.
final class Subscription {
    let request: RequestID
    let caller: Peer
    let actingAs: String?
    let terms: SubscriptionTerms
    /// The consumer that it holds.
    let held: ConsumerHold?
    /// Let go of when it ends, at the latest with the connection.
    let connection: Connection
    private let place: ReplayCounts.Place
    var state: SubscriptionState
    /// Whether it stands in its loop's queue.
    var isQueued = false
    /// Whether it waits until it is recorded that it shows somebody's record.
    var isBeingRecorded = false
    var hasEnded = false
    /// Whether it counts among those for whom the sequencer commits sooner.
    var isFollowing = false
    /// Whether it counts as caught up in the metrics.
    var countsAsLive = false
    /// When `log.position` was sent last, in milliseconds of the boot clock.
    var toldAt: Int64 = 0

    init(_ plan: SubscriptionPlan, request: RequestID, id: UInt64, connection: Connection) {
        self.request = request
        caller = connection.caller
        actingAs = plan.actingAs
        terms = plan.terms
        held = plan.held
        place = plan.place
        self.connection = connection
        state = SubscriptionState(id: id, from: plan.from, size: plan.size, credit: plan.credit)
    }
}

/// A subscription that was granted and begins once its answer is on its way.
struct SubscriptionPlan: Sendable {
    let actingAs: String?
    let credit: Int
    let from: UInt64
    let held: ConsumerHold?
    let place: ReplayCounts.Place
    let size: UInt64
    let terms: SubscriptionTerms
}
