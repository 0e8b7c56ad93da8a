extension Act {
    /// The promises with their instants, as far as they could be fixed.
    func promises(
        _ draft: TermsDraft, sides: [MemberID], zone: String, amending before: Terms?, _ findings: inout Findings
    ) -> [PromisedInTerms] {
        findings.count(draft.promises.count, "/terms/promises", limit: Limits.promises)
        var promises: [PromisedInTerms] = []
        for (index, said) in draft.promises.prefix(Limits.promises).enumerated() {
            let at = "/terms/promises/\(index)"
            findings.text(said.what, "\(at)/what")
            switch said.kind {
            case .plain, .support, .change: break
            case .correction, .remedy:
                findings.invalid(
                    "\(at)/kind", expected: "plain, support or change",
                    "a \(said.kind.rawValue) is promised elsewhere than in terms")
            }
            let isKept =
                before?.promises.contains {
                    $0.kind == said.kind && $0.debtor == said.debtor && $0.dueOn == said.dueOn
                } ?? false
            if !sides.contains(said.debtor), !isKept {
                findings.invalid(
                    "\(at)/debtor", expected: "one of the two sides",
                    "\(said.debtor) is neither side, and nobody promises for somebody else", rule: .ownAct)
            }
            guard said.dueOn < Limits.lastDay,
                let dueAt = facts.startOfDay(said.dueOn.advanced(by: 1), zone: zone)
            else {
                findings.invalid("\(at)/due", expected: "a day that is not over", "\(said.dueOn) cannot be kept")
                continue
            }
            if dueAt <= now, !isKept {
                findings.invalid("\(at)/due", expected: "a day that is not over", "\(said.dueOn) is over")
            }
            promises.append(
                PromisedInTerms(
                    kind: said.kind, what: .said(said.what), debtor: said.debtor, dueOn: said.dueOn, dueAt: dueAt))
        }
        return promises
    }

    /// The ladder of what may follow, numbered from 1.
    func steps(_ draft: TermsDraft, _ findings: inout Findings) -> [ConsequenceStep] {
        findings.count(draft.consequences.count, "/terms/consequences", limit: Limits.consequences)
        let milestones = UInt32(min(draft.milestones.count, Limits.milestones))
        return draft.consequences.prefix(Limits.consequences).enumerated().map { index, said in
            let at = "/terms/consequences/\(index)"
            findings.text(said.what, "\(at)/what")
            findings.number(said.of, "\(at)/of", in: 1...max(1, milestones))
            findings.number(said.misses, "\(at)/misses", in: 1...max(1, said.of))
            findings.number(said.currentForDays, "\(at)/currentForDays", in: 1...Limits.currentForDays)
            return ConsequenceStep(
                step: UInt32(index) + 1, misses: said.misses, of: said.of, what: .said(said.what),
                currentForDays: said.currentForDays)
        }
    }
}
