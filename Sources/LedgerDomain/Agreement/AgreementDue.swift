extension Agreement {
    /// The earliest instant at which the clock must look at it again: terms that were set enter force, it expires, a
    /// verdict is due, or it closes.
    ///
    /// Nil when time alone changes nothing any more.
    /// - Complexity: O(milestones).
    package var nextDue: Instant? {
        switch status {
        case .open:
            let opensAt = standing.terms.window.opensAt
            return setting?.notice.map { min($0.replyBy, opensAt) } ?? opensAt
        case .inForce(let inForce):
            guard let terms = termsInForce else { return nil }
            let pending = zip(terms.milestones, inForce.verdicts).lazy.filter { !$0.1.isSettled }
            return pending.map(\.0.verdictAt).min() ?? terms.closesAt
        case .withdrawn, .declined, .expired, .closed, .ended: return nil
        }
    }
}

extension Terms {
    /// When an agreement with these terms closes: the end of the window and the longest time to settle of its
    /// milestones.
    package var closesAt: Instant {
        var settling: Int64 = 0
        var last = window.closesAt
        for milestone in milestones {
            settling = max(settling, milestone.verdictAt.microseconds - milestone.span.closesAt.microseconds)
            last = max(last, milestone.verdictAt)
        }
        return max(last, window.closesAt.advanced(microseconds: settling))
    }
}
