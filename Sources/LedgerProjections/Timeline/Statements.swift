internal import LMDB
package import LedgerDomain
internal import LedgerFormat
package import LedgerStore

/// What was said afterwards to events, found in their own streams: an answer, a contest or a correction names in its
/// basis what it speaks to.
package struct Statements {
    package struct Statement: Sendable {
        package var at: Instant
        package var actor: Actor
        package var text: String
    }

    private let facts: StoreFacts
    /// By stream: each later event that says something, with what it speaks to.
    private var known: [StreamName: [(basis: [UInt64], statement: Statement)]] = [:]

    package init(given facts: StoreFacts) { self.facts = facts }

    /// What speaks to the event at `seq`, oldest first; of more than ``ProjectionLimits/statements`` the last ones.
    ///
    /// - Complexity: O(events of the stream) once; of a longer one the last ``ProjectionLimits/timelineLooked``.
    package mutating func about(_ seq: UInt64, in stream: StreamName) throws -> [Statement] {
        let said: [(basis: [UInt64], statement: Statement)]
        if let known = known[stream] {
            said = known
        } else {
            said = try read(stream)
            known[stream] = said
        }
        let found = said.lazy.filter { $0.basis.contains(seq) }.map(\.statement)
        return Array(found.suffix(ProjectionLimits.statements))
    }

    private func read(_ stream: StreamName) throws -> [(basis: [UInt64], statement: Statement)] {
        let count = try facts.count(of: stream)
        guard count > 1 else { return [] }
        var said: [(basis: [UInt64], statement: Statement)] = []
        let first =
            count > UInt32(ProjectionLimits.timelineLooked) ? count - UInt32(ProjectionLimits.timelineLooked) : 0
        try facts.reading.forEachEvent(of: stream, from: first, through: count - 1, in: facts.view) { (stored) in
            let header = stored.leaf.header
            guard !header.basis.isEmpty, case .member = header.actor,
                let text = try facts.reading.openedEvent(stored, in: facts.view).said
            else { return true }
            said.append((header.basis, Statement(at: header.at, actor: header.actor, text: text)))
            return true
        }
        return said
    }
}
