internal import LMDB
package import LedgerDomain
internal import LedgerFormat
package import LedgerStore

/// Where the events of a timeline stand, oldest first.
package struct TimelinePositions {
    package var positions: [UInt64]
    /// Where to go on when there are more; nil at the end.
    package var next: UInt64?

    /// Of one person: everything that names them as concerned.
    ///
    /// - Parameters:
    ///   - with: only what concerns that person too.
    ///   - after: only what was written later.
    /// - Complexity: O(log n) to find the place, then at most ``ProjectionLimits/timelineLooked`` positions; each is read
    ///   where `with` has to be looked for.
    package init(
        of person: MemberID, with other: MemberID?, after: UInt64?, limit: Int, given facts: StoreFacts
    ) throws {
        positions = []
        let start = try Self.ordinal(of: person, after: after, facts)
        var looked = 0
        var last: UInt64?
        var found: [UInt64] = []
        try facts.reading.tables.people.forEach(
            from: NumberPair(person.number, start), in: facts.view
        ) { (key, value) throws(LMDBError) in
            guard key.first == person.number, looked < ProjectionLimits.timelineLooked else { return false }
            looked += 1
            found.append(value.bigEndianUInt64(at: 0))
            return other != nil || found.count <= limit
        }
        for seq in found {
            if positions.count == limit {
                next = last
                return
            }
            last = seq
            if let other {
                guard let stored = try facts.reading.leaf(at: seq, in: facts.view),
                    stored.leaf.header.subjects.contains(other)
                else { continue }
            }
            positions.append(seq)
        }
        if looked == ProjectionLimits.timelineLooked { next = last }
    }

    /// Of one agreement, with everything that hangs on it.
    ///
    /// - Complexity: O(events of its streams), positions only.
    package init(of streams: [StreamName], after: UInt64?, limit: Int, given facts: StoreFacts) throws {
        var found: [UInt64] = []
        for stream in streams {
            let count = try facts.count(of: stream)
            guard count > 0 else { continue }
            try facts.reading.tables.streams.forEach(
                from: StreamPosition(stream, rev: 0), through: StreamPosition(stream, rev: count - 1), in: facts.view
            ) { (_, value) throws(LMDBError) in
                let seq = value.bigEndianUInt64(at: 0)
                if after.map({ seq > $0 }) ?? true { found.append(seq) }
                return true
            }
        }
        found.sort()
        positions = Array(found.prefix(limit))
        next = found.count > limit ? positions.last : nil
    }

    /// The first ordinal of a person's whose event came after a position. O(log n) reads.
    private static func ordinal(of person: MemberID, after: UInt64?, _ facts: StoreFacts) throws -> UInt32 {
        guard let after else { return 0 }
        let people = facts.reading.tables.people
        var low: UInt32 = 0
        var high = try people.last(withPrefix: person.number, in: facts.view).map { $0.key.second + 1 } ?? 0
        while low < high {
            let middle = (low + high) / 2
            let seq = try people.get(NumberPair(person.number, middle), in: facts.view) ?? 0
            if seq <= after { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
