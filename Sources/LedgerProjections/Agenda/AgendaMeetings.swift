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
}
