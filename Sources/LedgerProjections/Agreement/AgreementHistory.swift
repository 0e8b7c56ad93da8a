internal import LMDB
package import LedgerDomain
internal import LedgerFormat
package import LedgerStore

/// An agreement as it stood at an instant, with everything that had happened by then, in order.
package struct AgreementHistory: Sendable {
    package let agreement: Agreement
    package let events: [(stored: StoredLeaf, event: Event)]

    /// Reads the stream up to `asOf`, opening what is sealed; nil if it did not exist yet.
    ///
    /// - Complexity: O(events of the agreement).
    package init?(_ id: AgreementID, asOf: Instant?, given facts: StoreFacts) throws {
        let stream = StreamName.agreement(id)
        let count = try facts.count(of: stream)
        guard count > 0 else { return nil }
        var events: [(stored: StoredLeaf, event: Event)] = []
        try facts.reading.forEachEvent(of: stream, from: 0, through: count - 1, in: facts.view) { (stored) in
            if let asOf, stored.leaf.header.at > asOf { return false }
            events.append((stored, try facts.reading.openedEvent(stored, in: facts.view)))
            return true
        }
        var state: Agreement?
        for (stored, event) in events { state = Agreement.evolve(state, by: event, stored.context) }
        guard let state else { return nil }
        agreement = state
        self.events = events
    }

    /// The terms that got a number, amendments that came to nothing included.
    package func revision(_ number: Int) -> Agreement.Revision? {
        if let known = agreement.revisions.first(where: { $0.revision == number }) { return known }
        for (stored, event) in events {
            guard case .agreement(.amendmentProposed(let proposed)) = event, proposed.revision == number,
                case .member(let actor) = stored.context.actor
            else { continue }
            return Agreement.Revision(
                reference: TermsReference(seq: stored.seq, hash: stored.context.hash), terms: proposed.terms,
                revision: proposed.revision, by: actor, at: stored.context.at)
        }
        return nil
    }
}
