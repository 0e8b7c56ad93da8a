internal import LedgerDomain
internal import NIOCore

/// The last pages that were made from one snapshot: whoever reads the same by the same terms from the same place is sent
/// the same bytes. Most who are caught up do.
///
/// Bounded by a few pages an event loop, however many subscriptions there are, and let go of with the snapshot.
struct SharedPages {
    /// All that a page depends on, but for the credit of whom it is for.
    struct Place: Hashable {
        let viewer: MemberID
        let day: Day
        let terms: SubscriptionTerms
        let state: SubscriptionState.Place
        let mayTell: Bool
    }

    private struct Page {
        let place: Place
        let before: SubscriptionState
        let after: SubscriptionState
        let lines: ByteBuffer
        let events: Int
    }

    private var snapshot: UInt64 = 0
    private var pages: [Page] = []
    private var oldest = 0
    private static let count = 8

    /// Forgets what was made from another snapshot.
    mutating func use(snapshot: UInt64) {
        if self.snapshot != snapshot { forget() }
        self.snapshot = snapshot
    }

    mutating func forget() {
        pages.removeAll()
        oldest = 0
    }

    /// A page from there, for as much credit as `state` has.
    func page(
        from place: Place, _ state: SubscriptionState
    ) -> (lines: ByteBuffer, events: Int, after: SubscriptionState)? {
        for page in pages where page.place == place {
            guard let after = state.goingAlong(from: page.before, to: page.after) else { continue }
            return (page.lines, page.events, after)
        }
        return nil
    }

    mutating func keep(
        _ lines: ByteBuffer, events: Int, from place: Place, before: SubscriptionState, after: SubscriptionState
    ) {
        // One enormous event would outweigh all of them.
        guard lines.readableBytes <= 2 * SubscriptionPage.bytes else { return }
        let page = Page(place: place, before: before, after: after, lines: lines, events: events)
        if pages.count < Self.count { return pages.append(page) }
        pages[oldest] = page
        oldest = (oldest + 1) % Self.count
    }
}
