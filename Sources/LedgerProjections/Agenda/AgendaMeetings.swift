package import LedgerDomain
internal import LedgerStore

extension TwoPeople {
    /// The meetings of the two, the last ones by the order of their days.
    package func checkpoints() throws -> [Checkpoint] {
        var found: [Checkpoint] = []
        for agreement in agreements {
            for id in try facts.checkpoints(of: agreement.id).suffix(ProjectionLimits.checkpoints) {
                if let checkpoint = try facts.checkpoint(id) { found.append(checkpoint) }
            }
        }
        found.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        return found.suffix(ProjectionLimits.checkpoints)
    }

    /// The day on which the reader last gave the other feedback, and got some.
    ///
    /// - Complexity: O(feedback of the reader since then), at most ``ProjectionLimits/looked``.
    package func lastFeedback() throws -> (given: Day?, received: Day?) {
        var given: Day?
        var received: Day?
        let zone = try facts.ledger().zone
        for id in try facts.feedback(of: reader).reversed().prefix(ProjectionLimits.looked) {
            if given != nil, received != nil { break }
            guard let feedback = try facts.feedback(id), feedback.parties.contains(other), let at = feedback.given?.at
            else { continue }
            let day = facts.day(of: at, zone: zone) ?? at.utcDay
            if feedback.giver == reader { given = max(given ?? day, day) } else { received = max(received ?? day, day) }
        }
        return (given, received)
    }
}
