internal import LedgerDomain
internal import Synchronization

/// Streams of which nothing waits for anybody any more, ever: a promise confirmed, an agreement declined. Whoever looks
/// through everything of a person passes them over without folding them.
///
/// It is only a shortcut: forgotten, it is found out again. What ended is over in every later snapshot too.
package final class EndedThings: Sendable {
    private let ended = Mutex<Set<StreamName>>([])
    private let limit: Int

    package init(limit: Int = ProjectionLimits.ended) { self.limit = limit }

    /// Those of `streams` that may still matter, in their order.
    func alive<ID>(_ ids: [ID], _ stream: (ID) -> StreamName) -> [ID] {
        let known = ended.withLock { $0 }
        return known.isEmpty ? ids : ids.filter { !known.contains(stream($0)) }
    }

    func remember(_ stream: StreamName) {
        ended.withLock { ended in
            if ended.count >= limit { ended.removeAll(keepingCapacity: true) }
            ended.insert(stream)
        }
    }
}
