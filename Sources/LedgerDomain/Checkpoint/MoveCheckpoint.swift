extension Act {
    /// A second move by the convenor's side, or one past the milestone before which both were to meet, counts as missed
    /// by them: the next one is then planned for the wanted day, or by the cadence where that comes sooner.
    func moveCheckpoint(_ id: CheckpointID, to time: CheckpointTime, reason: String) throws -> Decision {
        let summary = "\(id) was not moved"
        return try withCheckpoint(id, summary, elseBreaks: .notYours) { side in
            let checkpoint = side.checkpoint
            var findings = Findings()
            findings.stillOpen(checkpoint)
            findings.text(reason, "/reason")
            if try checkpoint.isOver(given: facts) {
                findings.breaks(.inForce, "\(checkpoint.agreement) ended before \(checkpoint.on)")
            }
            if checkpoint.moves.count >= Limits.moves {
                findings.breaks(.withinLimits, "it was moved \(Limits.moves) times already")
            }
            let date = try findings.date(time, "/to", zone: checkpoint.zone, of: checkpoint.agreement, in: self)
            let last = try facts.agreement(checkpoint.agreement)?.lastDay(for: checkpoint.on) ?? checkpoint.on
            if let date, date.at == checkpoint.at {
                findings.breaks(.somethingNew, "it is planned for then already", events: [checkpoint.scheduledSeq])
            }
            if let date, date.on > last, !side.isConvenor {
                findings.breaks(
                    .beforeMilestone,
                    "\(date.on) is after \(last), and only \(checkpoint.convenor) could miss what was to come before it"
                )
            }
            guard findings.isEmpty, let date else {
                return findings.refused(summary, hint: "ledger checkpoint show \(id)")
            }
            let moved = CheckpointMoved(
                at: date.at, on: date.on, zone: date.zone, openUntil: date.openUntil, reason: .said(reason))
            var events = [checkpoint.event(.moved(moved), with: [actor.id], basis: [checkpoint.scheduledSeq])]
            let isAgain = checkpoint.moves.contains { ($0 == checkpoint.member) == side.isMember }
            if side.isConvenor, isAgain || date.on > last {
                events += try checkpoint.missed(
                    by: actor.id, wanted: time, today: try today(), causedBy: 0, given: facts)
            }
            return .accepted(accepted(events))
        }
    }

    /// One that a side plans beside those of the cadence; it convenes it.
    func scheduleCheckpoint(_ id: AgreementID, at time: CheckpointTime) throws -> Decision {
        let summary = "no checkpoint of \(id) was planned"
        return try withAgreement(id) { side in
            guard side.isEither else { return notASide(summary, side) }
            let agreement = side.agreement
            var findings = Findings()
            let window = (agreement.termsInForce ?? agreement.standing.terms).window
            let date = try findings.date(time, "/at", zone: window.zone, of: id, in: self)
            if case .inForce = agreement.status {
                if let date, date.on > window.to {
                    findings.breaks(
                        .inForce, "\(id) holds until \(window.to)", events: [agreement.standing.reference.seq])
                }
            } else {
                findings.breaks(.inForce, "\(id) is not in force", events: [agreement.standing.reference.seq])
            }
            let planned = try facts.checkpoints(of: id)
            if planned.count >= Limits.checkpoints {
                findings.breaks(.withinLimits, "\(id) has \(Limits.checkpoints) checkpoints already")
            }
            for earlier in planned.suffix(Limits.moves) {
                guard let date, let checkpoint = try facts.checkpoint(earlier), checkpoint.isOpen,
                    checkpoint.on == date.on
                else { continue }
                findings.breaks(
                    .somethingNew, "\(earlier) is planned for \(date.on) already", events: [checkpoint.scheduledSeq])
            }
            guard findings.isEmpty, let date else {
                return findings.refused(summary, hint: "ledger checkpoint list --agreement \(id)")
            }
            let manager =
                side.isMember
                ? try facts.person(agreement.member)?.manager(on: try today()) ?? agreement.manager : actor.id
            let scheduled = CheckpointScheduled(
                agreement: id, member: agreement.member, manager: manager, convenor: actor.id, at: date.at,
                on: date.on, zone: date.zone, openUntil: date.openUntil, cadence: false, after: nil)
            return .accepted(
                accepted([
                    NewEvent(
                        .checkpoint(.scheduled(scheduled)), in: .checkpoint(try facts.nextCheckpoint()),
                        subjects: [agreement.member, manager], basis: agreement.inForce.map { [$0.seq] } ?? [])
                ]))
        }
    }
}

extension Findings {
    /// The date that somebody means; nil, and a finding, when it has passed or no calendar has it.
    fileprivate mutating func date<Known: Facts>(
        _ time: CheckpointTime, _ at: String, zone: String, of agreement: AgreementID, in act: Act<Known>
    ) throws -> CheckpointDate? {
        let governing = try act.facts.agreement(agreement)?.policy(given: act.facts)
        let policy = try governing ?? act.facts.ledger().policy(at: act.now)
        guard let date = CheckpointDate(time, zone: zone, under: policy, given: act.facts) else {
            invalid(at, expected: "a day before \(Limits.lastDay)", "there is no such day in \(zone)")
            return nil
        }
        let today = act.facts.day(of: act.now, zone: zone) ?? act.now.utcDay
        if date.on < today {
            invalid(at, expected: "today or a later day", "\(date.on) has passed", rule: .forwardsOnly)
            return nil
        }
        return date
    }
}

extension Agreement {
    /// The last day on which a checkpoint planned for `day` still comes in time: the end of the milestone in which both
    /// were to meet, or of the window.
    fileprivate func lastDay(for day: Day) -> Day? {
        guard let terms = termsInForce else { return nil }
        return terms.milestones.map(\.span.to).filter { $0 >= day }.min() ?? max(terms.window.to, day)
    }
}
