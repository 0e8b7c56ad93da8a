extension Act {
    /// How the actor sees it, for themself alone: before it is held or after, and again when they see it otherwise.
    func viewCheckpoint(_ id: CheckpointID, rating: Rating, note: String?, confidence: UInt8?) throws -> Decision {
        let summary = "no view of \(id) was given"
        return try withCheckpoint(id, summary, elseBreaks: .ownAct) { side in
            let checkpoint = side.checkpoint
            var findings = Findings()
            if case .lapsed = checkpoint.status { findings.stillOpen(checkpoint) }
            if let note { findings.text(note, "/note") }
            if let confidence { findings.number(UInt32(confidence), "/confidence", in: 0...Limits.confidence) }
            if checkpoint.views.count >= Limits.views {
                findings.breaks(.withinLimits, "\(id) has \(Limits.views) views already")
            }
            return findings.decision(summary, hint: "ledger checkpoint show \(id)") {
                let view = CheckpointViewGiven(
                    rating: .said(rating), note: note.map { .said($0) }, confidence: confidence.map { .said($0) })
                return accepted([
                    checkpoint.event(
                        .viewGiven(view), with: [actor.id], basis: [checkpoint.held?.seq ?? checkpoint.scheduledSeq])
                ])
            }
        }
    }
}
