extension Act {
    /// By hr, or by whoever stands above the measured person; never by the measured person, nor by anybody who recorded
    /// or corrected the value.
    ///
    /// - Parameter verdict: about the value: it stands, or it counts no more from now on.
    func decideContest(of seq: UInt64, _ verdict: ContestVerdict, reason: String) throws -> Decision {
        let summary = "the contest of the measurement at \(seq) was not decided"
        guard let recorded = try visibleMeasurement(at: seq) else { return .notFound("measurement at \(seq)") }
        let (metric, member) = (recorded.metric.metric, recorded.member)
        let measured = try facts.measurements(metric, member)
        guard let item = measured.item(at: seq) else { return .notFound("measurement at \(seq)") }
        let hint = "ledger measurement list \(metric) \(member)"
        if member == actor.id {
            return .forbidden(
                summary, .otherDecider, "\(member) was measured, and somebody else decides about it", hint: hint)
        }
        if measured.authors(of: item).contains(actor.id) {
            return .forbidden(
                summary, .otherDecider, "\(actor.id) said what the value is, and somebody else decides about it",
                hint: hint)
        }
        guard try actor.holds(.hr) || isAbove(actor.id, member, on: try today(), given: facts) else {
            return .forbidden(summary, .notYours, "only hr and who stands above \(member) may do this", hint: hint)
        }
        var findings = Findings()
        let contest = measured.contests[seq]
        let decided = [contest?.decidedSeq].compactMap { $0 }
        switch item.standing {
        case .contested: break
        case .recorded: findings.breaks(.inOrder, "nobody contests it", events: [item.currentSeq])
        case .upheld: findings.breaks(.somethingNew, "it was decided already that it stands", events: decided)
        case .withdrawn: findings.breaks(.somethingNew, "it was withdrawn already", events: decided)
        }
        findings.text(reason, "/reason")
        return findings.decision(summary, hint: hint) {
            let event = MeasurementContestDecided(of: seq, verdict: verdict, reason: .said(reason))
            return Accepted([
                NewEvent(
                    .measurement(.contestDecided(event)), in: .measurement(metric, member), subjects: [member],
                    basis: [contest?.seq, item.currentSeq].compactMap { $0 }.sorted())
            ])
        }
    }
}
