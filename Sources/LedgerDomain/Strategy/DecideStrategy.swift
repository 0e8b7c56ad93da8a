extension Act {
    /// By the member, while the agreement is open or in force; the manager owes an answer.
    func proposeStrategy(for id: AgreementID, text: String) throws -> Decision {
        let summary = "no strategy was proposed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember else { return notTheMember(summary, agreement) }
            var findings = Findings()
            findings.stillAlive(agreement)
            findings.text(text, "/text")
            if try facts.strategies(of: id).count >= Limits.strategies {
                findings.breaks(.withinLimits, "\(Limits.strategies) strategies were proposed for \(id) already")
            }
            return try findings.decision(summary, hint: "ledger agreement show \(id)") {
                let strategy = try facts.nextStrategy()
                let proposed = StrategyProposed(agreement: id, text: .said(text), answerBy: try answerBy())
                return Accepted(
                    [
                        NewEvent(
                            .strategy(.proposed(proposed)), in: .strategy(strategy), subjects: agreement.parties,
                            basis: [agreement.standing.reference.seq])
                    ], ids: [Accepted.IDPair("strategy", strategy.description)])
            }
        }
    }

    /// By who manages the member today, once; also after the day by which an answer was owed.
    func answer(
        _ id: StrategyID, _ summary: String, said: (text: String, at: String)?,
        _ make: (PersonalText) -> StrategyEvent
    ) throws -> Decision {
        try withStrategy(id) { strategy, side in
            guard side.managesToday else { return notTheManager(summary, side) }
            var findings = Findings()
            if let said { findings.text(said.text, said.at) }
            findings.waits(strategy, orAdapted: false)
            return findings.decision(summary, hint: "ledger strategy show \(id)") {
                accepted(make(.said(said?.text ?? "")), strategy, side)
            }
        }
    }

    /// The member takes the manager's words.
    func acceptStrategy(_ id: StrategyID) throws -> Decision {
        let summary = "\(id) was not accepted"
        return try withStrategy(id) { strategy, side in
            guard side.isMember else { return notTheMember(summary, side.agreement) }
            var findings = Findings()
            if case .adapted = strategy.status {
            } else if case .proposed = strategy.status {
                findings.breaks(.somethingNew, "\(id) waits for an answer, and says what you said")
            } else {
                findings.waits(strategy, orAdapted: true)
            }
            return findings.decision(summary, hint: "ledger strategy show \(id)") {
                accepted(.accepted, strategy, side)
            }
        }
    }

    func withdrawStrategy(_ id: StrategyID, reason: String?) throws -> Decision {
        let summary = "\(id) was not withdrawn"
        return try withStrategy(id) { strategy, side in
            guard side.isMember else { return notTheMember(summary, side.agreement) }
            var findings = Findings()
            if let reason { findings.text(reason, "/reason") }
            findings.waits(strategy, orAdapted: true)
            return findings.decision(summary, hint: "ledger strategy show \(id)") {
                accepted(.withdrawn(PerhapsReason(reason: reason.map { .said($0) })), strategy, side)
            }
        }
    }

    private func accepted(_ made: StrategyEvent, _ strategy: Strategy, _ side: Side) -> Accepted {
        let basis: [UInt64] =
            if case .adapted(let seq) = strategy.status { [strategy.seq, seq] } else { [strategy.seq] }
        return Accepted([
            NewEvent(.strategy(made), in: .strategy(strategy.id), subjects: side.agreement.parties, basis: basis)
        ])
    }

    /// Runs `body` with the strategy and the actor's side of its agreement; "not found" for whoever may not know of it.
    private func withStrategy(_ id: StrategyID, _ body: (Strategy, Side) throws -> Decision) throws -> Decision {
        guard let strategy = try facts.strategy(id), let agreement = try facts.agreement(strategy.agreement),
            try maySee(agreement: agreement, viewer: actor.id, on: try today(), given: facts)
        else { return .notFound(id, hint: "ledger agreement list") }
        return try withAgreement(strategy.agreement) { try body(strategy, $0) }
    }
}

extension Findings {
    /// An answer is given once, to what still waits for one.
    fileprivate mutating func waits(_ strategy: Strategy, orAdapted: Bool) {
        switch strategy.status {
        case .proposed: break
        case .adapted(let seq):
            if !orAdapted { breaks(.stillOpen, "\(strategy.id) was adapted already", events: [seq]) }
        case .adopted(let seq): breaks(.stillOpen, "\(strategy.id) was adopted", events: [seq])
        case .accepted(let seq): breaks(.stillOpen, "\(strategy.id) was adapted and accepted", events: [seq])
        case .declined(let seq): breaks(.stillOpen, "\(strategy.id) was declined", events: [seq])
        case .withdrawn(let seq): breaks(.stillOpen, "\(strategy.id) was withdrawn", events: [seq])
        }
    }
}
