extension Act {
    /// The debtor's word; after a contest it may be said again.
    func sayDone(_ id: PromiseID, evidence: String?) throws -> Decision {
        let summary = "\(id) was not said to be done"
        return try asDebtor(id, summary) { promise in
            var findings = Findings()
            findings.promised(promise)
            if case .done(let seq, _, _) = promise.status {
                findings.breaks(.somethingNew, "you said already that it is done", events: [seq])
            }
            findings.room(promise)
            if let evidence { findings.text(evidence, "/evidence") }
            return try findings.decision(summary, hint: nextStep(promise)) {
                let done = PromiseDone(
                    contestBy: try dueDay(after: facts.ledger().policy(at: now).contestDays),
                    evidence: evidence.map { .said($0) })
                return happens(.done(done), to: promise)
            }
        }
    }

    /// Only the creditor confirms: also what the debtor forgot to say, and what was contested before.
    func confirmPromise(_ id: PromiseID) throws -> Decision {
        let summary = "\(id) was not confirmed"
        return try asCreditor(id, summary) { promise in
            var findings = Findings()
            findings.promised(promise)
            return findings.decision(summary, hint: nextStep(promise)) {
                happens(.confirmed, to: promise)
            }
        }
    }

    /// While it does not count as kept yet.
    func contestPromise(_ id: PromiseID, reason: String) throws -> Decision {
        let summary = "\(id) was not contested"
        return try asCreditor(id, summary) { promise in
            var findings = Findings()
            findings.promised(promise)
            switch promise.status {
            case .open(let seq):
                findings.breaks(.inOrder, "\(promise.debtor) has not said that it is done", events: [seq])
            case .contested(let seq):
                findings.breaks(.somethingNew, "you contested it already", events: [seq])
            case .done(let seq, _, let contestBy):
                if try facts.ledger().extended(contestBy.at) <= now {
                    findings.breaks(
                        .stillOpen, "it was uncontested until \(contestBy.on), and counts as kept", events: [seq])
                }
            case .asked, .declined, .confirmed, .settled, .withdrawn: break
            }
            findings.room(promise)
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: nextStep(promise)) {
                happens(.contested(SaidReason(reason: .said(reason))), to: promise)
            }
        }
    }

    /// By somebody who is neither side: who stands above either, or hr. What is owed to somebody who has left is settled
    /// without a contest, because nobody else may contest it for them.
    func settlePromise(_ id: PromiseID, _ verdict: PromiseVerdict, reason: String) throws -> Decision {
        let summary = "\(id) was not settled"
        return try withPromise(id) { promise in
            let hint = "ledger promise show \(id)"
            if promise.parties.contains(actor.id) {
                return .forbidden(
                    summary, .otherDecider,
                    "somebody who is neither \(promise.debtor) nor \(promise.creditor) settles it",
                    hint: hint)
            }
            guard try actor.holds(.hr) || isAboveEither(promise) else {
                return .forbidden(
                    summary, .notYours,
                    "only hr and who stands above \(promise.debtor) or \(promise.creditor) may do this", hint: hint)
            }
            var findings = Findings()
            findings.promised(promise)
            switch promise.status {
            case .open(let seq), .done(let seq, _, _):
                // Who has left can neither confirm nor contest.
                if try facts.person(promise.creditor)?.hasDeparted(by: today()) == false {
                    findings.breaks(.inOrder, "nobody contested it", events: [seq])
                }
            case .asked, .contested, .declined, .confirmed, .settled, .withdrawn: break
            }
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: hint) {
                happens(
                    .settled(PromiseSettled(verdict: verdict, reason: .said(reason))), to: promise,
                    basis: [promise.doneSeq, promise.statusSeq].compactMap { $0 })
            }
        }
    }

    private func isAboveEither(_ promise: Promise) throws -> Bool {
        let today = try today()
        return try promise.parties.contains { try isAbove(actor.id, $0, on: today, given: facts) }
    }

    /// The creditor lets the debtor off, or takes an ask back. What is said to be done is confirmed or contested.
    func withdrawPromise(_ id: PromiseID, reason: String) throws -> Decision {
        let summary = "\(id) was not withdrawn"
        return try asCreditor(id, summary) { promise in
            var findings = Findings()
            findings.stillOpen(promise)
            if case .done(let seq, _, _) = promise.status {
                findings.breaks(
                    .inOrder, "\(promise.debtor) says that it is done, which is confirmed or contested", events: [seq])
            }
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: nextStep(promise)) {
                happens(.withdrawn(SaidReason(reason: .said(reason))), to: promise)
            }
        }
    }
}
