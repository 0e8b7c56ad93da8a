internal import LedgerDomain
internal import LedgerService
internal import LedgerStore

/// That a page for a subscription shows the records of others.
struct Look: Sendable {
    let author: Author
    let shown: [MemberID: ViewedAs]
    let viewer: MemberID

    /// What of it is not recorded yet; the bytes are none.
    func answered(_ service: LedgerService, _ facts: StoreFacts) throws -> Answered {
        let query = try Query(service, facts, viewer: viewer)
        let events = try viewings(of: shown, by: viewer, on: query.today, given: facts)
        return Answered([], viewing: Viewing(events, by: author, at: query.now))
    }
}
