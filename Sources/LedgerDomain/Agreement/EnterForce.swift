/// How terms come into force, whichever way: both sides confirmed them, they were set and the time to reply passed, or
/// both confirmed an amendment. Everything that follows from that at once is written here, and nowhere else.
struct EnteringForce {
    let agreement: Agreement
    /// What enters force.
    let revision: Agreement.Revision
    /// The terms whose place it takes; nil where nothing was in force before.
    let replacing: Terms?
    let notAgreed: Bool
    /// What it rests on: the terms, and the confirmation or the notice.
    let basis: [UInt64]
}

/// The events of terms that enter force.
///
/// - Parameters:
///   - first: index in the decision at which they will stand, so that what follows from them can name its cause.
///   - causedBy: index of what brought it about; nil for the clock.
func enteredForce(
    _ entering: EnteringForce, first: Int, causedBy: Int?, at now: Instant, given facts: some Facts
) throws -> [NewEvent] {
    let agreement = entering.agreement
    let reference = entering.revision.reference
    let event: AgreementEvent =
        entering.replacing == nil
        ? .enteredForce(
            AgreementEnteredForce(
                terms: reference, revision: entering.revision.revision, notAgreed: entering.notAgreed))
        : .amended(AgreementAmended(terms: reference, revision: entering.revision.revision))
    let entered = NewEvent(
        .agreement(event), in: .agreement(agreement.id), subjects: agreement.parties, causedBy: causedBy,
        basis: entering.basis)
    var events = try [entered] + promisesMade(entering, causedBy: first, at: now, given: facts)
    let meeting =
        entering.replacing == nil
        ? try firstCheckpoint(
            of: agreement, under: entering.revision.terms, numbered: facts.nextCheckpoint(), causedBy: first,
            at: now, given: facts)
        : try checkpointResumed(of: agreement, under: entering.revision.terms, causedBy: first, at: now, given: facts)
    if let meeting { events.append(meeting) }
    return events
}
