internal import LedgerDomain
internal import Synchronization

/// Folded states by stream, each with the number of events in it: readers of different snapshots share it, because a
/// state is only used where the stream has exactly that many events, or folded on from there.
package final class StateCache: Sendable {
    struct Entry: Sendable {
        var count: UInt32
        var state: StreamState?
    }

    private let entries = Mutex<[StreamName: Entry]>([:])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func entry(of stream: StreamName) -> Entry? { entries.withLock { $0[stream] } }

    /// Keeps the state, unless a later one is there already.
    func keep(_ state: StreamState?, count: UInt32, of stream: StreamName) {
        entries.withLock { (entries) in
            if let old = entries[stream], old.count > count { return }
            if entries.count >= limit, entries[stream] == nil {
                // Whatever goes can be folded again; half at once keeps the cost of choosing low.
                for key in entries.keys.prefix(max(1, limit / 2)) { entries[key] = nil }
            }
            entries[stream] = Entry(count: count, state: state)
        }
    }
}
