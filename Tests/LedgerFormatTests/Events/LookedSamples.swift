import LedgerDomain

extension EventMaker {
    mutating func lookedEvents() -> [Event] {
        [.looked(.viewed(RecordViewed(of: member(), as: one(of: ViewedAs.self), on: day())))]
    }
}
