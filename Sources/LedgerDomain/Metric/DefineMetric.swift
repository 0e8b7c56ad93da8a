extension Act {
    func defineMetric(_ draft: MetricDraft) throws -> Decision {
        let summary = "no metric was defined"
        if let refused = try unlessManagerOrHR(summary) { return refused }
        var findings = Findings()
        findings.metric(draft)
        return try findings.decision(summary, hint: "ledger metric list") {
            let id = try facts.nextMetric()
            return Accepted(
                [NewEvent(.metric(.defined(MetricDefined(draft, version: 1))), in: .metric(id), subjects: [])],
                ids: [Accepted.IDPair("metric", id.description)])
        }
    }

    /// The newest version is replaced by the next one; whatever names the old one keeps it.
    func replaceMetric(_ id: MetricID, by draft: MetricDraft, reason: String) throws -> Decision {
        let summary = "\(id) was not replaced"
        if let refused = try unlessManagerOrHR(summary) { return refused }
        guard let metric = try facts.metric(id) else { return .notFound(id, hint: "ledger metric list") }
        var findings = Findings()
        findings.metric(draft)
        findings.text(reason, "/reason")
        let old = metric.newest.version
        if let standing = metric.versions.last, standing == MetricDefined(draft, version: old) {
            findings.breaks(.somethingNew, "\(metric.newest) says exactly this")
        }
        return findings.decision(summary, hint: "ledger metric list") {
            let replaced = MetricReplaced(version: old, by: old + 1, reason: .said(reason))
            return Accepted([
                NewEvent(.metric(.defined(MetricDefined(draft, version: old + 1))), in: .metric(id), subjects: []),
                NewEvent(.metric(.replaced(replaced)), in: .metric(id), subjects: [], causedBy: 0),
            ])
        }
    }

    /// Says what is wrong unless `version` is the newest of its metric, or the one that was named before.
    func newest(
        _ version: MetricVersion, _ at: String, unless before: MetricVersion? = nil, _ findings: inout Findings
    ) throws {
        guard let metric = try facts.metric(version.metric), metric.definition(version.version) != nil else {
            findings.unknown(at, version, expected: "a metric version of this ledger")
            return
        }
        if version != before, version != metric.newest {
            findings.breaks(
                .fixedMetric, "\(version) was replaced by \(metric.newest)",
                events: metric.replacement(of: version.version).map { [$0.seq] } ?? [])
        }
    }
}

extension MetricDefined {
    fileprivate init(_ draft: MetricDraft, version: UInt32) {
        self.init(
            version: version, name: draft.name, formula: draft.formula, unit: draft.unit, direction: draft.direction,
            aggregate: draft.aggregate, counts: draft.counts, source: draft.source, collector: draft.collector,
            freshnessDays: draft.freshnessDays, settleDays: draft.settleDays)
    }
}

extension Findings {
    fileprivate mutating func metric(_ draft: MetricDraft) {
        text(draft.name, "/name", limit: Limits.nameBytes)
        text(draft.formula, "/formula", limit: 1_000)
        text(draft.unit, "/unit", limit: Limits.nameBytes)
        text(draft.source, "/source", limit: Limits.nameBytes)
        text(draft.collector, "/collector", limit: Limits.nameBytes)
        number(draft.freshnessDays, "/freshnessDays", in: 0...Limits.freshnessDays)
        number(draft.settleDays, "/settleDays", in: 0...Limits.settleDays)
    }
}
