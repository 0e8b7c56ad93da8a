import LedgerRPC

extension AgreementView {
    /// Events that bring terms, in order; the first brings revision 1.
    private var revisionActs: [ActView] {
        acts.filter { ["agreement.proposed", "agreement.countered", "agreement.amendmentProposed"].contains($0.type) }
    }

    /// The last revision before the one that stands of which a person is known to have seen the terms: they wrote them,
    /// or did something about this agreement after them.
    func revisionSeen(by person: String) -> Int? {
        let theirs = acts.filter { $0.actor == person }.map(\.seq)
        let brought = revisionActs
        for (index, act) in brought.enumerated().reversed() where index + 1 < revision {
            let next = index + 1 < brought.count ? brought[index + 1].seq : .max
            if theirs.contains(where: { act.seq <= $0 && $0 < next }) { return index + 1 }
        }
        return nil
    }
}
