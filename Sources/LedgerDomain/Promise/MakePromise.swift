extension Act {
    /// Anybody may ask anybody; the answer is the other's.
    func askForPromise(of debtor: MemberID, _ draft: PromiseDraft) throws -> Decision {
        let summary = "nothing was asked for"
        if let refused = unlessAtWork(summary, hint: "ledger promise list") { return refused }
        var findings = Findings()
        let due = try promise(draft, with: debtor, "/of", &findings)
        return try findings.decision(summary, hint: "ledger promise ask") {
            // What is wished for soon is answered by then.
            let window = try dueDay(after: facts.ledger().policy(at: now).answerDays)
            let answerBy = due.map { $0.at < window.at ? $0 : window } ?? window
            let asked = PromiseAsked(
                creditor: actor.id, debtor: debtor, kind: draft.kind, about: draft.about, due: due,
                answerBy: answerBy, what: .said(draft.what))
            return try began(.asked(asked), debtor: debtor, creditor: actor.id)
        }
    }

    /// Only the debtor promises: something new, or what they were asked for.
    func makePromise(_ making: PromiseMaking) throws -> Decision {
        if let id = making.promise { return try answerAsk(id, making) }
        let summary = "nothing was promised"
        if let refused = unlessAtWork(summary, hint: "ledger promise list") { return refused }
        var findings = Findings()
        guard let creditor = making.to else {
            findings.invalid(
                "/to", expected: "whom it is promised, or the ask that it answers", "nobody is named to be owed it")
            return findings.refused(summary, hint: "ledger promise make")
        }
        let draft = PromiseDraft(
            kind: making.kind ?? .plain, what: making.what ?? "", due: making.due, about: making.about)
        let due = try promise(draft, with: creditor, "/to", &findings)
        if draft.due == nil {
            findings.invalid("/due", expected: "a day that is not over", "a promise says by when it is kept")
        }
        guard findings.isEmpty, let due else { return findings.refused(summary, hint: "ledger promise make") }
        let made = PromiseMade(
            creditor: creditor, debtor: actor.id, kind: draft.kind, about: draft.about, due: due,
            what: .said(draft.what), inTerms: nil)
        return .accepted(try began(.made(made), debtor: actor.id, creditor: creditor))
    }

    private func began(_ event: PromiseEvent, debtor: MemberID, creditor: MemberID) throws -> Accepted {
        let id = try facts.nextPromise()
        return Accepted(
            [NewEvent(.promise(event), in: .promise(id), subjects: [debtor, creditor])],
            ids: [Accepted.IDPair("promise", id.description)])
    }

    /// What keeps it from being said to `other`; the day with its instant where one was said.
    private func promise(
        _ draft: PromiseDraft, with other: MemberID, _ at: String, _ findings: inout Findings
    ) throws -> DueDay? {
        if other == actor.id {
            findings.invalid(at, expected: "somebody else", "nobody owes something to themself")
        } else if let person = try facts.person(other) {
            if person.hasDeparted(by: try today()) { findings.breaks(.stillHere, "\(other) has departed") }
        } else {
            findings.unknown(at, other, expected: "a person of this ledger")
        }
        if draft.kind == .remedy {
            findings.invalid(
                "/kind", expected: "plain, support, correction or change", "a remedy is ordered by a decision")
        }
        findings.text(draft.what, "/what")
        try about(draft.about, &findings)
        return try draft.due.flatMap { try dueDay($0, "/due", &findings) }
    }

    /// Says yes to what was asked for, by the day that was wished for or another one.
    private func answerAsk(_ id: PromiseID, _ making: PromiseMaking) throws -> Decision {
        let summary = "\(id) was not promised"
        return try asDebtor(id, summary) { promise in
            var findings = Findings()
            findings.asked(promise)
            if making.to != nil || making.kind != nil || making.what != nil || making.about != nil {
                findings.invalid(
                    "/promise", expected: "no other parameter beside it than due",
                    "\(id) says already whom, what and why")
            }
            if try facts.person(promise.creditor)?.hasDeparted(by: try today()) ?? false {
                findings.breaks(.stillHere, "\(promise.creditor) has departed")
            }
            let due = try (making.due ?? promise.due?.on).flatMap { try dueDay($0, "/due", &findings) }
            if due == nil, findings.isEmpty {
                findings.invalid(
                    "/due", expected: "a day that is not over", "the ask names no day, and neither did you")
            }
            guard findings.isEmpty, let due else {
                return findings.refused(summary, hint: nextStep(promise))
            }
            let made = PromiseMade(
                creditor: promise.creditor, debtor: promise.debtor, kind: promise.kind, about: promise.about,
                due: due, what: nil, inTerms: nil)
            return .accepted(happens(.made(made), to: promise))
        }
    }

    func declinePromise(_ id: PromiseID, reason: String) throws -> Decision {
        let summary = "\(id) was not declined"
        return try asDebtor(id, summary) { promise in
            var findings = Findings()
            findings.asked(promise)
            findings.text(reason, "/reason")
            return findings.decision(summary, hint: nextStep(promise)) {
                happens(.declined(SaidReason(reason: .said(reason))), to: promise)
            }
        }
    }
}

extension Findings {
    /// It is asked for, and waits for its answer.
    fileprivate mutating func asked(_ promise: Promise) {
        stillOpen(promise)
        switch promise.status {
        case .open, .done, .contested:
            breaks(.somethingNew, "\(promise.id) is promised already", events: [promise.madeSeq ?? promise.statusSeq])
        case .asked, .declined, .confirmed, .settled, .withdrawn: break
        }
    }
}
