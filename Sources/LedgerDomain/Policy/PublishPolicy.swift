package enum PolicyCommand: Hashable, Sendable {
    /// - Parameter days: what changes; everything else stays as the newest policy has it.
    case publish(from: Day, days: [PolicyField: UInt32])
}

extension Act {
    func decide(_ command: PolicyCommand) throws -> Decision {
        switch command {
        case .publish(let from, let days): try publishPolicy(from: from, days: days)
        }
    }

    /// By hr, with the notice that the policy before it promises.
    private func publishPolicy(from: Day, days: [PolicyField: UInt32]) throws -> Decision {
        let summary = "no policy was published"
        if let refused = unlessHR(summary) { return refused }
        let ledger = try facts.ledger()
        let newest = ledger.policies.last
        let before = newest?.policy ?? .standard
        let policy = Policy(version: before.version + 1) { days[$0] ?? before[$0] }
        var findings = Findings()
        for field in PolicyField.allCases { findings.number(policy[field], "/\(field.name)", in: field.bounds) }
        if PolicyField.allCases.allSatisfy({ policy[$0] == before[$0] }) {
            findings.breaks(.somethingNew, "it says what version \(before.version) says")
        }
        if ledger.policies.count >= Limits.policies {
            findings.breaks(.withinLimits, "\(Limits.policies) policies were published already")
        }
        let earliest = try today().advanced(by: ledger.policy(at: now).policyNoticeDays)
        let instant = from < Limits.lastDay ? facts.startOfDay(from, zone: ledger.zone) : nil
        if from < earliest {
            findings.breaks(.policyThen, "it would take effect before \(earliest), the end of the notice")
        } else if let newest, let instant, instant <= newest.from {
            findings.breaks(
                .policyThen, "version \(before.version) takes effect on \(newest.on), and a newer one comes after it")
        }
        guard let instant else {
            findings.invalid("/from", expected: "a day that can be written", "\(from) cannot be written")
            return findings.refused(summary, hint: "ledger policy show")
        }
        return findings.decision(summary, hint: "ledger policy show") {
            Accepted([
                NewEvent(
                    .ledger(.policyPublished(PolicyPublished(policy: policy, on: from, from: instant))), in: .ledger,
                    subjects: [])
            ])
        }
    }
}
