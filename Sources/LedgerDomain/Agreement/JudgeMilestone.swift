extension Act {
    /// A manager's verdict beside the computed one. It may come after the agreement closed, because the last verdict
    /// and the closing fall on one instant; the closing's own counts stay as they were.
    func overrideMilestone(
        _ id: AgreementID, milestone: UInt32, _ verdict: Verdict, reason: String
    ) throws -> Decision {
        let summary = "milestone \(milestone) of \(id) was not overridden"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.managesToday else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            guard let known = findings.milestone(milestone, of: agreement) else {
                return findings.refused(summary, hint: "ledger agreement show \(id)")
            }
            if known.computed == nil {
                findings.breaks(.computedVerdict, "nothing was computed for it yet")
            }
            if let waived = known.waived { findings.breaks(.inForce, "it was waived", events: [waived]) }
            if known.effective == verdict {
                findings.breaks(
                    .somethingNew, "its verdict is \(verdict.rawValue) already",
                    events: [known.overridden?.seq ?? known.computed?.seq].compactMap { $0 })
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let overridden = MilestoneOverridden(milestone: milestone, verdict: verdict, reason: .said(reason))
                return Accepted([
                    event(
                        .agreement(.milestoneOverridden(overridden)), of: agreement,
                        basis: known.computed.map { [$0.seq] } ?? [])
                ])
            }
        }
    }

    /// A waived milestone is not evaluated, and counts neither way when the agreement closes.
    func waiveMilestone(_ id: AgreementID, milestone: UInt32, reason: String) throws -> Decision {
        let summary = "milestone \(milestone) of \(id) was not waived"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.managesToday else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            guard let known = findings.milestone(milestone, of: agreement) else {
                return findings.refused(summary, hint: "ledger agreement show \(id)")
            }
            switch agreement.status {
            case .closed, .ended: findings.stillOpen(agreement)
            case .open, .inForce, .withdrawn, .declined, .expired: break
            }
            if let waived = known.waived {
                findings.breaks(.somethingNew, "it was waived already", events: [waived])
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let waived = MilestoneWaived(milestone: milestone, reason: .said(reason))
                return Accepted([
                    event(
                        .agreement(.milestoneWaived(waived)), of: agreement,
                        basis: known.computed.map { [$0.seq] } ?? [])
                ])
            }
        }
    }
}

extension Findings {
    /// What is known of the milestone; nil when there is none, and then a finding says so.
    fileprivate mutating func milestone(_ number: UInt32, of agreement: Agreement) -> MilestoneVerdict? {
        guard let inForce = agreement.inForce else {
            breaks(.inForce, "\(agreement.id) is not in force", events: [agreement.standing.reference.seq])
            return nil
        }
        guard number >= 1, number <= inForce.verdicts.count else {
            unknown("/milestone", "milestone \(number)", expected: "1 to \(inForce.verdicts.count)")
            return nil
        }
        return inForce.verdicts[Int(number) - 1]
    }
}
