extension Act {
    /// Runs `body` with the promise; "not found" for whoever may not know of it.
    func withPromise(_ id: PromiseID, _ body: (Promise) throws -> Decision) throws -> Decision {
        guard let promise = try facts.promise(id),
            try maySee(promise: promise, viewer: actor.id, on: try today(), given: facts)
        else { return .notFound(id, hint: "ledger promise list") }
        return try body(promise)
    }

    /// As the other, for what only the debtor does.
    func asDebtor(_ id: PromiseID, _ summary: String, _ body: (Promise) throws -> Decision) throws -> Decision {
        try withPromise(id) { promise in
            promise.debtor == actor.id ? try body(promise) : theirs(promise.debtor, promise, summary)
        }
    }

    /// As the other, for what only the creditor does.
    func asCreditor(_ id: PromiseID, _ summary: String, _ body: (Promise) throws -> Decision) throws -> Decision {
        try withPromise(id) { promise in
            promise.creditor == actor.id ? try body(promise) : theirs(promise.creditor, promise, summary)
        }
    }

    private func theirs(_ side: MemberID, _ promise: Promise, _ summary: String) -> Decision {
        .forbidden(summary, .ownAct, "only \(side) does this for themself", hint: "ledger promise show \(promise.id)")
    }

    /// What the actor would do next about it, as it is typed.
    func nextStep(_ promise: Promise) -> String {
        switch promise.status {
        case .asked where actor.id == promise.debtor: "ledger promise accept \(promise.id)"
        case .done where actor.id == promise.creditor: "ledger promise confirm \(promise.id)"
        case .contested where actor.id == promise.debtor: "ledger promise done \(promise.id)"
        case .open where actor.id == promise.creditor && promise.moveAsked != nil: "ledger promise move \(promise.id)"
        case .asked, .open, .done, .contested, .declined, .confirmed, .settled, .withdrawn:
            "ledger promise show \(promise.id)"
        }
    }

    /// The events of an accepted command about a promise.
    func happens(_ event: PromiseEvent, to promise: Promise, basis: [UInt64] = []) -> Accepted {
        Accepted([
            NewEvent(
                .promise(event), in: .promise(promise.id), subjects: promise.parties,
                basis: basis.isEmpty ? [promise.statusSeq] : basis)
        ])
    }

    /// The day with its instant; nil with a finding when it is over or cannot be kept.
    func dueDay(_ day: Day, _ at: String, _ findings: inout Findings) throws -> DueDay? {
        let zone = try facts.ledger().zone
        let today = try today()
        guard day < Limits.lastDay, let end = facts.startOfDay(day.advanced(by: 1), zone: zone) else {
            findings.invalid(at, expected: "a day that is not over", "\(day) cannot be kept")
            return nil
        }
        if end <= now { findings.invalid(at, expected: "a day that is not over", "\(day) is over") }
        if today.distance(to: day) > Limits.spanDays {
            findings.invalid(
                at, expected: "at most \(Limits.spanDays) days ahead",
                "\(day) is \(today.distance(to: day)) days ahead",
                rule: .withinLimits)
        }
        return DueDay(on: day, at: end, zone: zone)
    }

    /// The day that comes so many days after today, to its end in the ledger's zone.
    func dueDay(after days: Int) throws -> DueDay {
        let zone = try facts.ledger().zone
        let day = try today().advanced(by: days)
        let end = facts.startOfDay(day.advanced(by: 1), zone: zone) ?? Instant(utcStartOf: day.advanced(by: 1))
        return DueDay(on: day, at: end, zone: zone)
    }

    /// What it is about is there, and the actor may know of it.
    func about(_ about: AboutReference?, _ findings: inout Findings) throws {
        guard let about else { return }
        let today = try today()
        let isKnown =
            switch about {
            case .agreement(let id):
                try facts.agreement(id).map {
                    try maySee(agreement: $0, viewer: actor.id, on: today, given: facts)
                } ?? false
            case .promise(let id):
                try facts.promise(id).map { try maySee(promise: $0, viewer: actor.id, on: today, given: facts) }
                    ?? false
            case .goal(let id): try facts.goal(id) != nil
            case .metric(let id): try facts.metric(id) != nil
            case .feedback(let id):
                try facts.feedback(id).map { try maySee(feedback: $0, viewer: actor.id, on: today, given: facts) }
                    ?? false
            case .checkpoint, .strategy: false
            }
        if !isKnown { findings.unknown("/about", about, expected: "something of this ledger that you may know of") }
    }
}

extension Findings {
    /// Negotiation of a promise goes no further than its end.
    mutating func stillOpen(_ promise: Promise) {
        let words: String
        switch promise.status {
        case .asked, .open, .done, .contested: return
        case .declined: words = "was declined by \(promise.debtor)"
        case .confirmed: words = "was confirmed by \(promise.creditor)"
        case .settled(let verdict, _): words = "was settled as \(verdict.rawValue)"
        case .withdrawn(let by, _): words = "was withdrawn by \(by)"
        }
        breaks(.stillOpen, "\(promise.id) \(words)", events: [promise.statusSeq])
    }

    /// It was promised, and not only asked for.
    mutating func promised(_ promise: Promise) {
        stillOpen(promise)
        guard case .asked = promise.status else { return }
        breaks(.inOrder, "\(promise.debtor) has not promised it yet", events: [promise.statusSeq])
    }

    /// There is room for more talk about it; ending it is always possible.
    mutating func room(_ promise: Promise) {
        if promise.events >= UInt64(Limits.promiseEvents) {
            breaks(.withinLimits, "\(promise.id) has \(promise.events) events already")
        }
    }
}
