/// What terms promise becomes promises of its own when they enter force: confirming the terms was each debtor's act.
///
/// - Parameters:
///   - entering: the terms that enter force. Promises that were in those whose place they take were made already, and
///     stay; of who did not agree to the terms nothing is promised.
///   - causedBy: index in the decision of the event by which they do.
/// - Returns: one event for each promise, in the order of the terms, numbered from the next promise on.
func promisesMade(
    _ entering: EnteringForce, causedBy: Int, at now: Instant, given facts: some Facts
) throws -> [NewEvent] {
    let agreement = entering.agreement
    let terms = entering.revision.terms
    let reference = entering.revision.reference
    var kept = entering.replacing?.promises ?? []
    // What stood in terms that were set was never promised by the member; what is over by now is let be.
    if agreement.inForce?.notAgreed == true {
        kept.removeAll { $0.debtor == agreement.member && $0.dueAt > now }
    }
    let made = terms.promises.indices.filter { index in
        let promised = terms.promises[index]
        if entering.notAgreed, promised.debtor == agreement.member { return false }
        guard let same = kept.firstIndex(where: { $0.isAlike(promised) }) else { return true }
        kept.remove(at: same)
        return false
    }
    guard !made.isEmpty else { return [] }
    let first = try facts.nextPromise().number
    return made.enumerated().map { order, index in
        let promised = terms.promises[index]
        let creditor = promised.debtor == agreement.member ? agreement.manager : agreement.member
        let made = PromiseMade(
            creditor: creditor, debtor: promised.debtor, kind: promised.kind, about: .agreement(agreement.id),
            due: DueDay(on: promised.dueOn, at: promised.dueAt, zone: terms.window.zone), what: nil,
            inTerms: PromiseMade.InTerms(terms: reference, number: UInt32(index) + 1))
        return NewEvent(
            .promise(.made(made)), in: .promise(PromiseID(first + UInt32(order))),
            subjects: [promised.debtor, creditor], causedBy: causedBy, basis: [reference.seq])
    }
}

extension PromisedInTerms {
    /// The same promise as far as a fold can tell, which holds no texts.
    func isAlike(_ other: PromisedInTerms) -> Bool {
        kind == other.kind && debtor == other.debtor && dueOn == other.dueOn
    }
}
