internal import LedgerDomain
internal import LedgerStore

extension Mirror {
    /// What was agreed with those that the leader manages.
    mutating func lookAtAgreements() throws {
        let ids = try facts.agreements(asManager: leader)
        if ids.count > ProjectionLimits.looked { isCut = true }
        for id in ids.suffix(ProjectionLimits.looked) {
            guard let agreement = try facts.agreement(id), agreement.manager == leader else { continue }
            noteTargets(of: agreement)
        }
    }

    /// How far above where they stood people are asked to reach: of terms whose window touches the span.
    private mutating func noteTargets(of agreement: Agreement) {
        guard let terms = agreement.termsInForce, terms.window.from <= to, terms.window.to >= from else { return }
        let ratios = terms.measures.compactMap { (measure) -> Double? in
            guard let baseline = measure.baseline, baseline.millionths > 0 else { return nil }
            return Double(measure.target.millionths) / Double(baseline.millionths)
        }
        row(of: agreement.member) { $0.targetRatios += ratios }
    }
}
