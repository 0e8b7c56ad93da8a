extension Act {
    /// By an integration with that scope, or in the role in which it was recorded: the member what they reported, their
    /// manager what was witnessed.
    ///
    /// It answers no contest: whoever said the value does not decide about it. After a decision that it stands, the
    /// corrected value is another one and may be contested again.
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
        let measured = try facts.measurements(recorded.metric.metric, recorded.member)
        let item = measured.item(at: seq)
        if item?.counts == false {
            findings.breaks(
                .stillOpen, "it was withdrawn after a contest, and counts no more",
                events: [measured.contests[seq]?.decidedSeq].compactMap { $0 })
        }
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

    /// By the measured person alone; once, until the value is another one.
    func contestMeasurement(of seq: UInt64, reason: String) throws -> Decision {
        let summary = "the measurement at \(seq) was not contested"
        guard let recorded = try visibleMeasurement(at: seq) else { return .notFound("measurement at \(seq)") }
        guard recorded.member == actor.id else {
            return .forbidden(summary, .ownAct, "only \(recorded.member) contests what was measured of them")
        }
        var findings = Findings()
        findings.text(reason, "/reason")
        let measured = try facts.measurements(recorded.metric.metric, recorded.member)
        let item = measured.item(at: seq)
        let contest = measured.contests[seq]
        let before = [contest?.decidedSeq ?? contest?.seq].compactMap { $0 }
        switch item?.standing {
        case .contested: findings.breaks(.somethingNew, "it is contested already", events: before)
        case .upheld: findings.breaks(.somethingNew, "it was decided that this value stands", events: before)
        case .withdrawn: findings.breaks(.somethingNew, "it was withdrawn already", events: before)
        case .recorded, nil: break
        }
        return findings.decision(summary) {
            Accepted([
                NewEvent(
                    .measurement(.contested(MeasurementContested(of: seq, reason: .said(reason)))),
                    in: .measurement(recorded.metric.metric, recorded.member), subjects: [recorded.member],
                    basis: [item?.currentSeq ?? seq])
            ])
        }
    }

    /// Nil for whoever may not know of it.
    func visibleMeasurement(at seq: UInt64) throws -> MeasurementRecorded? {
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
