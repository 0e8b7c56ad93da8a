internal import LMDB
package import LedgerDomain
internal import LedgerFormat
package import LedgerStore
internal import Synchronization

/// How people are called: opened from their sealed registration, kept in memory, never on disk.
package final class Directory: Sendable {
    package struct Names: Hashable, Sendable {
        package var handle: String
        package var name: String
    }

    private struct Entry {
        var count: UInt32
        var names: Names?
    }

    private let entries = Mutex<[MemberID: Entry]>([:])
    private let limit: Int

    /// - Parameter limit: people kept in memory.
    package init(limit: Int = 16_384) { self.limit = limit }

    /// The present handle and name of a person; nil if there is no such person, or their key was destroyed.
    ///
    /// - Complexity: O(1) when nothing came in their stream since the last time, else O(events of their stream).
    package func names(of member: MemberID, given facts: StoreFacts) throws -> Names? {
        let count = try facts.count(of: .person(member))
        guard count > 0 else { return nil }
        if let entry = entries.withLock({ $0[member] }), entry.count == count { return entry.names }
        let names = try read(member, events: count, facts)
        entries.withLock { (entries) in
            if entries.count >= limit { entries.removeAll(keepingCapacity: true) }
            entries[member] = Entry(count: count, names: names)
        }
        return names
    }

    /// After an erasure: whoever is asked for next is read anew.
    package func forgetAll() { entries.withLock { $0.removeAll() } }

    private func read(_ member: MemberID, events: UInt32, _ facts: StoreFacts) throws -> Names? {
        var newest: StoredLeaf?
        try facts.reading.forEachEvent(of: .person(member), from: 0, through: events - 1, in: facts.view) { (stored) in
            if ["member.registered", "member.renamed"].contains(stored.leaf.header.type) { newest = stored }
            return true
        }
        guard let newest else { return nil }
        switch try facts.reading.openedEvent(newest, in: facts.view) {
        case .person(.registered(let event)):
            guard let handle = event.handle.said, let name = event.name.said else { return nil }
            return Names(handle: handle, name: name)
        case .person(.renamed(let event)):
            guard let handle = event.handle.said, let name = event.name.said else { return nil }
            return Names(handle: handle, name: name)
        default: return nil
        }
    }
}
