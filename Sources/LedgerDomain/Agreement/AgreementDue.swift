extension Agreement {
    /// The instants at which the clock must look at it again: terms that were set enter force, it expires, a verdict is
    /// due, or it closes.
    ///
    /// Empty when time alone changes nothing any more. An outage may change which of them comes first.
    /// - Complexity: O(milestones).
    package var dues: [Instant] {
        switch status {
        case .open:
            return [standing.terms.window.opensAt] + (setting?.notice.map { [$0.replyBy] } ?? [])
        case .inForce(let inForce):
            guard let terms = termsInForce else { return [] }
            let pending = zip(terms.milestones, inForce.verdicts).filter { !$0.1.isSettled }
            return pending.isEmpty ? [terms.closesAt] : pending.map(\.0.verdictAt)
        case .withdrawn, .declined, .expired, .closed, .ended: return []
        }
    }

    /// The earliest of ``dues``, where no outage moves any.
    package var nextDue: Instant? { dues.min() }
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
