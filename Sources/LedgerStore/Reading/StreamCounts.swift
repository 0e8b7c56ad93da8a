internal import LedgerDomain

/// How long streams and histories are, as far as they were looked up: the writer's memory of all it wrote, so that most
/// events look nothing up, or that of one snapshot.
///
/// Bounded, and only ever a copy of what the indexes say. Belongs to one thread at a time.
package final class StreamCounts {
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
