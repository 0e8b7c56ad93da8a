/// What time alone brings about for one agreement up to `now`: terms that were set enter force or, where nobody brought
/// them into force before their window, expire; then a verdict for each milestone that is due, in the order in which they
/// came due, and the closing once every milestone has one and the window has closed and settled.
///
/// The same record and the same `now` give the same events; when nothing is due, none.
/// - Complexity: O(milestones due × values measured).
package func decideDue(stream state: Agreement, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    if case .open = state.status { return try dueWhileOpen(state, at: now, given: facts) }
    guard case .inForce(let inForce) = state.status, let terms = state.termsInForce else { return [] }
    let ledger = try facts.ledger()
    var verdicts = inForce.verdicts
    var events: [NewEvent] = []
    let due = terms.milestones.indices
        .filter { !verdicts[$0].isSettled && ledger.extended(terms.milestones[$0].verdictAt) <= now }
        .sorted { (terms.milestones[$0].verdictAt, $0) < (terms.milestones[$1].verdictAt, $1) }
    for index in due {
        let number = UInt32(index) + 1
        let (evaluated, basis) = try evaluate(terms.milestones[index], number, of: state, given: facts)
        verdicts[index].computed = MilestoneVerdict.Computed(
            verdict: evaluated.verdict, value: evaluated.value, seq: 0)
        events.append(
            NewEvent(
                .agreement(.milestoneEvaluated(evaluated)), in: .agreement(state.id), subjects: state.parties,
                basis: basis))
    }
    if ledger.extended(terms.closesAt) <= now, verdicts.allSatisfy(\.isSettled) {
        events.append(
            NewEvent(
                .agreement(.closed(AgreementClosed(counting: verdicts))), in: .agreement(state.id),
                subjects: state.parties, causedBy: events.indices.last, basis: settledBefore(inForce)))
    }
    return events
}

/// Terms that were set enter force when the time to reply is over, if that is before their window; whatever else is open
/// when its window begins expires.
private func dueWhileOpen(_ state: Agreement, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    let opensAt = state.standing.terms.window.opensAt
    if let setting = state.setting, let notice = setting.notice {
        let replyBy = try facts.ledger().extended(notice.replyBy)
        if replyBy <= now, replyBy < opensAt {
            let entering = EnteringForce(
                agreement: state, revision: state.standing, replacing: nil, notAgreed: true,
                basis: [setting.terms.seq, setting.seq, notice.seq])
            return try enteredForce(entering, first: 0, causedBy: nil, at: now, given: facts)
        }
    }
    guard opensAt <= now else { return [] }
    return [
        NewEvent(
            .agreement(.expired), in: .agreement(state.id), subjects: state.parties,
            basis: [state.standing.reference.seq])
    ]
}

/// The positions of the verdicts that the closing counts and that stand in the record already.
private func settledBefore(_ inForce: Agreement.InForce) -> [UInt64] {
    inForce.verdicts.compactMap { $0.waived ?? $0.overridden?.seq ?? $0.computed?.seq }.sorted()
}

extension AgreementClosed {
    /// Missed when any milestone was; not measured when any was not, or none was met; met otherwise.
    fileprivate init(counting verdicts: [MilestoneVerdict]) {
        func count(_ verdict: Verdict) -> UInt32 { UInt32(verdicts.count { $0.effective == verdict }) }
        let met = count(.met)
        let missed = count(.missed)
        let notMeasured = count(.notMeasured)
        let outcome: AgreementOutcome =
            missed > 0 ? .missed : notMeasured > 0 || met == 0 ? .notMeasured : .met
        self.init(
            outcome: outcome, met: met, missed: missed, notMeasured: notMeasured,
            waived: UInt32(verdicts.count { $0.waived != nil }))
    }
}
