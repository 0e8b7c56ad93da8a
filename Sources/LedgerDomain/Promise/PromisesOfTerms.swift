/// What terms promise becomes promises of its own when they enter force: confirming the terms was each debtor's act.
///
/// - Parameters:
///   - terms: the terms that enter force.
///   - causedBy: index in the decision of the event by which they do.
/// - Returns: one event for each promise, in the order of the terms, numbered from the next promise on.
func promisesMade(
    of agreement: Agreement, _ terms: Terms, _ reference: TermsReference, causedBy: Int, given facts: some Facts
) throws -> [NewEvent] {
    guard !terms.promises.isEmpty else { return [] }
    let first = try facts.nextPromise().number
    return terms.promises.enumerated().map { index, promised in
        let creditor = promised.debtor == agreement.member ? agreement.manager : agreement.member
        let made = PromiseMade(
            creditor: creditor, debtor: promised.debtor, kind: promised.kind, about: .agreement(agreement.id),
            due: DueDay(on: promised.dueOn, at: promised.dueAt, zone: terms.window.zone), what: nil,
            inTerms: PromiseMade.InTerms(terms: reference, number: UInt32(index) + 1))
        return NewEvent(
            .promise(.made(made)), in: .promise(PromiseID(first + UInt32(index))),
            subjects: [promised.debtor, creditor], causedBy: causedBy, basis: [reference.seq])
    }
}
