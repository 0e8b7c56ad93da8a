extension Act {
    /// By an integration with that scope, or in the role in which it was recorded: the member what they reported, their
    /// manager what was witnessed.
    ///
    /// - Parameter seq: of the event that recorded it, also when it was corrected since.
    func correctMeasurement(of seq: UInt64, value: Decimal, reason: String) throws -> Decision {
        let summary = "the measurement at \(seq) was not corrected"
        guard let recorded = try visibleMeasurement(at: seq) else { return .notFound("measurement at \(seq)") }
        guard try mayCorrect(recorded) else {
            return .forbidden(
                summary, .notYours, "it is corrected by its source, or by whoever could record it so",
                hint: recorded.member == actor.id ? "ledger measurement contest \(seq)" : nil)
        }
        var findings = Findings()
        findings.text(reason, "/reason")
        let item = try facts.measurements(recorded.metric.metric, recorded.member).item(at: seq)
        if let item, item.current == value {
            findings.breaks(.somethingNew, "its value is \(value) already", events: [item.currentSeq])
        }
        return findings.decision(summary) {
            Accepted([
                NewEvent(
                    .measurement(.corrected(MeasurementCorrected(of: seq, value: value, reason: .said(reason)))),
                    in: .measurement(recorded.metric.metric, recorded.member), subjects: [recorded.member],
                    basis: [item?.currentSeq ?? seq])
            ])
        }
    }

    /// By the measured person alone.
    func contestMeasurement(of seq: UInt64, reason: String) throws -> Decision {
        let summary = "the measurement at \(seq) was not contested"
        guard let recorded = try visibleMeasurement(at: seq) else { return .notFound("measurement at \(seq)") }
        guard recorded.member == actor.id else {
            return .forbidden(summary, .ownAct, "only \(recorded.member) contests what was measured of them")
        }
        var findings = Findings()
        findings.text(reason, "/reason")
        let item = try facts.measurements(recorded.metric.metric, recorded.member).item(at: seq)
        if item?.contested == true { findings.breaks(.somethingNew, "it is contested already", events: [seq]) }
        return findings.decision(summary) {
            Accepted([
                NewEvent(
                    .measurement(.contested(MeasurementContested(of: seq, reason: .said(reason)))),
                    in: .measurement(recorded.metric.metric, recorded.member), subjects: [recorded.member],
                    basis: [item?.currentSeq ?? seq])
            ])
        }
    }

    private func visibleMeasurement(at seq: UInt64) throws -> MeasurementRecorded? {
        guard let recorded = try facts.measurement(at: seq) else { return nil }
        let visible = try maySee(
            measurementsOf: recorded.member, by: recorded.metric.metric, viewer: actor.id, on: try today(),
            given: facts)
        return visible ? recorded : nil
    }

    private func mayCorrect(_ recorded: MeasurementRecorded) throws -> Bool {
        if actor.integrates(recorded.metric.metric) { return true }
        switch recorded.knowledge {
        case .system: return false
        case .reported: return recorded.member == actor.id
        case .witnessed:
            guard let member = try facts.person(recorded.member) else { return false }
            return try manages(member)
        }
    }
}
