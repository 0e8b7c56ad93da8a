import LedgerDomain

struct LedgerBook {
    var zone = "UTC"
    var simulatedFrom: Instant?
    /// Where a simulated clock was last put.
    var clock: Instant?
    var outages: [(from: Instant, to: Instant)] = []
    var policies: [PolicyPublished] = []

    /// In days; what holds until somebody says otherwise is written down here once more.
    func days(_ field: PolicyField, at: Instant) -> Int {
        for published in policies.reversed() where published.from <= at { return Int(published.policy[field]) }
        return Int(LedgerBook.standard[field]!.days)
    }

    static let standard: [PolicyField: (days: UInt32, least: UInt32, most: UInt32)] = [
        .answerDays: (7, 1, 60), .cadenceDays: (14, 1, 92), .checkpointGraceDays: (3, 1, 14),
        .contestDays: (14, 7, 60), .denyDays: (7, 3, 30), .feedbackFreshDays: (14, 1, 60),
        .policyNoticeDays: (14, 14, 180), .replyDays: (7, 3, 60),
        .retentionDays: (1_095, 365, 3_660),
    ]
}

extension Checker {
    mutating func read(_ event: LedgerEvent, _ line: Line) {
        if let clock = ledger.clock { must(clock <= line.at, .honestTime, "the clock stood at \(clock) already") }
        switch event {
        case .opened(let opened):
            must(record.isEmpty && line.context.actor == .operator, .notYours, "a ledger opens once, by its operator")
            ledger.zone = opened.zone
            ledger.simulatedFrom = opened.simulatedFrom
        case .clockAdvanced(let advanced):
            must(ledger.simulatedFrom != nil, .honestTime, "real time was advanced")
            must(advanced.to > line.at, .honestTime, "the clock was put back")
            ledger.clock = advanced.to
        case .outage(let outage):
            must(ledger.simulatedFrom == nil, .honestTime, "a simulated ledger had an outage")
            must(outage.from < outage.to && outage.to <= line.at, .honestTime, "an outage that is not over")
            must(!record.contains { $0.at > outage.from }, .honestTime, "something was written in an outage")
            ledger.outages.append((outage.from, outage.to))
        case .timeAccepted: break
        case .resumed: must(line.context.actor == .operator, .notYours, "only the operator restores")
        case .policyPublished(let published): read(published, line)
        }
    }

    private mutating func read(_ published: PolicyPublished, _ line: Line) {
        mustHold(.hr, line)
        let version = UInt32(ledger.policies.count) + 1
        must(published.policy.version == version, .noEdit, "policy \(published.policy.version) is the \(version)th")
        for field in PolicyField.allCases {
            let bounds = LedgerBook.standard[field]!
            let days = published.policy[field]
            must(bounds.least <= days && days <= bounds.most, .policyThen, "\(field.name) is \(days) days")
        }
        let notice = ledger.days(.policyNoticeDays, at: line.at)
        must(today(line).number + Int32(notice) <= published.on.number, .policyThen, "a policy without its notice")
        must(published.from == Zones.startOfDay(published.on, zone: ledger.zone), .policyThen, "another midnight")
        must(ledger.policies.allSatisfy { $0.from < published.from }, .policyThen, "an older policy comes after it")
        ledger.policies.append(published)
    }
}
