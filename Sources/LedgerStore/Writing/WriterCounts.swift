internal import LedgerDomain

/// What the writer remembers of how long streams and histories are, so that most events look nothing up.
///
/// Bounded, and only ever a copy of what the indexes say. Belongs to whoever holds the sequencer.
package final class WriterCounts {
    private(set) var streams: [StreamName: UInt32] = [:]
    private(set) var people: [MemberID: UInt32] = [:]
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func remember(_ count: UInt32, of stream: StreamName) {
        if streams.count >= limit, streams[stream] == nil { streams.removeAll(keepingCapacity: true) }
        streams[stream] = count
    }

    func remember(_ ordinals: UInt32, of person: MemberID) {
        if people.count >= limit, people[person] == nil { people.removeAll(keepingCapacity: true) }
        people[person] = ordinals
    }
}
