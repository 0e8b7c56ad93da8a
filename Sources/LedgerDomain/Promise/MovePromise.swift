extension Act {
    /// The debtor asks for another day; the creditor agrees to it, or gives more time by themself.
    func movePromise(_ id: PromiseID, due: Day?, reason: String?) throws -> Decision {
        let summary = "\(id) was not moved"
        return try withPromise(id) { promise in
            var findings = Findings()
            findings.movable(promise)
            if let reason { findings.text(reason, "/reason") }
            switch actor.id {
            case promise.debtor: return try askMove(promise, due, reason, summary, &findings)
            case promise.creditor: return try agreeMove(promise, due, reason, summary, &findings)
            default:
                return .forbidden(
                    summary, .ownAct,
                    "only \(promise.debtor) asks for another day, and only \(promise.creditor) agrees to it",
                    hint: nextStep(promise))
            }
        }
    }

    private func askMove(
        _ promise: Promise, _ said: Day?, _ reason: String?, _ summary: String, _ findings: inout Findings
    ) throws -> Decision {
        let due = try said.flatMap { try dueDay($0, "/due", &findings) }
        if said == nil { findings.invalid("/due", expected: "a day that is not over", "the other day is missing") }
        if reason == nil {
            findings.invalid("/reason", expected: "why another day is needed", "a reason is missing")
        }
        if let said, said == promise.due?.on {
            findings.breaks(.somethingNew, "it is due on \(said) already", events: [promise.statusSeq])
        }
        if let asked = promise.moveAsked, asked.due.on == said {
            findings.breaks(.somethingNew, "you asked for \(asked.due.on) already", events: [asked.seq])
        }
        guard findings.isEmpty, let due, let reason else {
            return findings.refused(summary, hint: nextStep(promise))
        }
        let asked = PromiseMoveAsked(
            due: due, answerBy: try dueDay(after: facts.ledger().policy(at: now).answerDays), reason: .said(reason))
        return .accepted(happens(.moveAsked(asked), to: promise))
    }

    private func agreeMove(
        _ promise: Promise, _ said: Day?, _ reason: String?, _ summary: String, _ findings: inout Findings
    ) throws -> Decision {
        let day = said ?? promise.moveAsked?.due.on
        let due = try day.flatMap { try dueDay($0, "/due", &findings) }
        if day == nil {
            findings.invalid(
                "/due", expected: "a later day", "\(promise.debtor) asked for no other day, and you named none")
        }
        // Whoever owes it promised its day: nobody else makes it an earlier one.
        if let day, let present = promise.due?.on, day != promise.moveAsked?.due.on, day <= present {
            if day == present {
                findings.breaks(.somethingNew, "it is due on \(day) already", events: [promise.statusSeq])
            } else {
                findings.breaks(
                    .ownAct, "only \(promise.debtor) promises an earlier day than \(present)",
                    events: [promise.statusSeq])
            }
        }
        guard findings.isEmpty, let due else {
            return findings.refused(summary, hint: nextStep(promise))
        }
        return .accepted(
            happens(
                .moved(PromiseMoved(due: due, reason: reason.map { .said($0) })), to: promise,
                basis: promise.moveAsked.map { [$0.seq] } ?? []))
    }

    func refuseMove(_ id: PromiseID, reason: String?) throws -> Decision {
        let summary = "no other day of \(id) was refused"
        return try asCreditor(id, summary) { promise in
            var findings = Findings()
            findings.promised(promise)
            if promise.moveAsked == nil {
                findings.breaks(
                    .inOrder, "\(promise.debtor) did not ask for another day", events: [promise.statusSeq])
            }
            findings.room(promise)
            if let reason { findings.text(reason, "/reason") }
            return findings.decision(summary, hint: nextStep(promise)) {
                happens(
                    .moveRefused(PerhapsReason(reason: reason.map { .said($0) })), to: promise,
                    basis: promise.moveAsked.map { [$0.seq] } ?? [])
            }
        }
    }
}

extension Findings {
    fileprivate mutating func movable(_ promise: Promise) {
        promised(promise)
        if case .done(let seq, _, _) = promise.status {
            breaks(.inOrder, "\(promise.debtor) says that it is done", events: [seq])
        }
        room(promise)
    }
}
