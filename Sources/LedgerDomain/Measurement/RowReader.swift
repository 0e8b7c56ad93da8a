/// What one value of an import is, before any is recorded.
enum Row {
    case new
    /// Recorded already, exactly so.
    case known
    case broken(BrokenRow)

    var isNew: Bool {
        if case .new = self { return true }
        return false
    }
}

/// Judges values one after the other, and keeps the last metric and member: imports come in runs of them.
struct RowReader<Known: Facts> {
    let act: Act<Known>
    private let latestDay: Day
    private var metric: Metric?
    private var member: Person?
    private var managesMember: Bool?

    init(act: Act<Known>) {
        self.act = act
        self.latestDay = latestDayAnywhere(at: act.now)
    }

    mutating func read(_ draft: MeasurementDraft) throws -> Row {
        let version = draft.metric
        if metric?.id != version.metric { metric = try act.facts.metric(version.metric) }
        guard let metric, Int(version.version) - 1 < metric.versions.count, version.version >= 1 else {
            return .broken(.unknown("metric", version, expected: "a metric version of this ledger"))
        }
        if member?.id != draft.member {
            member = try act.facts.person(draft.member)
            managesMember = nil
        }
        guard let departedOn = member.map(\.departedOn) else {
            return .broken(.unknown("member", draft.member, expected: "a person of this ledger"))
        }
        guard try mayRecord(draft) else { return .broken(.notTheirs(draft)) }
        if let broken = shape(draft) { return .broken(broken) }
        if draft.asOf > latestDay { return .broken(.ahead(draft.asOf)) }
        if let departedOn, departedOn < draft.asOf {
            return .broken(.departed(draft.member, departedOn))
        }
        guard
            let before = try act.facts.recorded(version.metric, draft.member, source: draft.source, ref: draft.ref)
        else { return .new }
        return before.measurement.saysTheSame(as: draft) ? .known : .broken(.differs(before))
    }

    private mutating func mayRecord(_ draft: MeasurementDraft) throws -> Bool {
        switch draft.knowledge {
        case .system: return act.actor.integrates(draft.metric.metric)
        case .reported: return draft.member == act.actor.id
        case .witnessed:
            if let managesMember { return managesMember }
            let manages = try member.map { try act.manages($0) } ?? false
            managesMember = manages
            return manages
        }
    }

    private func shape(_ draft: MeasurementDraft) -> BrokenRow? {
        for (text, field) in [(draft.source, "source"), (draft.ref, "ref")] {
            if text.utf8.count > Limits.nameBytes || isBlank(text) {
                return .misshapen(field)
            }
        }
        return nil
    }
}
