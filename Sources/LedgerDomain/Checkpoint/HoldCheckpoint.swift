extension Act {
    /// One side's word that both met; the next one of the cadence is planned with it.
    ///
    /// It may be held before its day.
    /// - Parameter present: everybody who was there; the two of them when nil.
    func holdCheckpoint(_ id: CheckpointID, present: [MemberID]?) throws -> Decision {
        let summary = "\(id) was not noted as held"
        return try withCheckpoint(id, summary, elseBreaks: .notYours) { side in
            let checkpoint = side.checkpoint
            let both = [checkpoint.member, side.manager]
            var findings = Findings()
            findings.stillOpen(checkpoint)
            if try checkpoint.isOver(given: facts) {
                findings.breaks(.inForce, "\(checkpoint.agreement) ended before \(checkpoint.on)")
            }
            let today = facts.day(of: now, zone: checkpoint.zone) ?? now.utcDay
            if let before = try checkpoint.after.flatMap({ try facts.checkpoint($0) }), let held = before.held,
                facts.day(of: held.at, zone: checkpoint.zone) == today
            {
                findings.breaks(.oneConversation, "what was said today is \(before.id) already", events: [held.seq])
            }
            if checkpoint.denials.count >= Limits.moves {
                findings.breaks(.withinLimits, "that it was held was denied \(Limits.moves) times")
            }
            let present = present ?? both
            findings.count(present.count, "/present", limit: Limits.present)
            for somebody in both where !present.contains(somebody) {
                findings.breaks(.bothThere, "\(somebody) was not there")
            }
            return try findings.decision(summary, hint: "ledger checkpoint show \(id)") {
                let held = CheckpointHeld(
                    present: present.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                    deniableUntil: try deniableUntil(today, checkpoint))
                let event = checkpoint.event(.held(held), with: present)
                let next = try checkpoint.next(
                    after: max(checkpoint.on, today), today: try self.today(), causedBy: 0, given: facts)
                return accepted([event] + (next.map { [$0] } ?? []))
            }
        }
    }

    /// The end of the last day on which the other side may deny it.
    private func deniableUntil(_ today: Day, _ checkpoint: Checkpoint) throws -> Instant {
        let governing = try facts.agreement(checkpoint.agreement)?.policy(given: facts)
        let days = try (governing ?? facts.ledger().policy(at: now)).denyDays
        return facts.startOfDay(today.advanced(by: days + 1), zone: checkpoint.zone)
            ?? now.advanced(days: days + 1)
    }

    /// The other side says that it did not take place. It is open again, or missed where its days have passed.
    func denyCheckpoint(_ id: CheckpointID, reason: String) throws -> Decision {
        let summary = "that \(id) was held was not denied"
        return try withCheckpoint(id, summary, elseBreaks: .ownAct) { side in
            let checkpoint = side.checkpoint
            var findings = Findings()
            findings.text(reason, "/reason")
            guard let held = checkpoint.held else {
                if case .scheduled = checkpoint.status {
                    findings.breaks(.somethingNew, "nobody says that \(id) was held")
                }
                findings.stillOpen(checkpoint)
                return findings.refused(summary, hint: "ledger checkpoint show \(id)")
            }
            if side.isMember == (held.by == checkpoint.member) {
                findings.breaks(.ownAct, "your own side said that it was held", events: [held.seq])
            }
            let deniableUntil = try facts.ledger().extended(held.deniableUntil)
            if deniableUntil <= now {
                findings.breaks(.inTime, "it could be denied until \(deniableUntil)", events: [held.seq])
            }
            return findings.decision(summary, hint: "ledger checkpoint view \(id) off --note TEXT") {
                let denied = SaidReason(reason: .said(reason))
                return accepted([checkpoint.event(.heldDenied(denied), with: [held.by, actor.id], basis: [held.seq])])
            }
        }
    }
}
