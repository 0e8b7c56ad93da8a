import LedgerClient

extension Status {
    /// What the check of the tree head found, for people.
    static func words(_ outcome: HeadCheck.Outcome) -> String {
        switch outcome {
        case .unchanged: "yes, and nothing was added since"
        case .firstSeen(let size): "no: its key is remembered from now on, with \(size) events"
        case .resumed(_, let seen, true): "yes, before it was restored: all \(seen) events that were seen are in it"
        case .resumed(_, let seen, false):
            "before it was restored: not all of the \(seen) events that were seen are in it"
        case .extends(let from, let to): "yes: its \(to) events begin with the \(from) that were seen"
        }
    }
}
