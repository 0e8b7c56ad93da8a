package import CanonicalJSON
package import LedgerDomain

/// How one event type spells its `data`. Names on the wire are written by hand here and never change; names in Swift may.
///
/// What is written is read back equal; the reading code also yields the schema, so it asks for every member whatever
/// the values are, and checks single members only: rules between members are the domain's.
protocol EventData: Sendable {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError)

    /// Writes the structural members in canonical order and hands personal text to `sealing`.
    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing)
}

extension Event {
    /// Writes the members of `data`; `sealed` gets what must not stand there, in the order of the text.
    ///
    /// Traps on withheld text, and where `owners` lacks somebody whom the event needs.
    ///
    /// - Complexity: O(bytes); allocates nothing of its own for events without sealed members.
    package func writeData(to writer: inout ObjectWriter, sealed: inout [SealedMember], owners: EventOwners) {
        var sealing = Sealing(owners: owners, members: [])
        swap(&sealing.members, &sealed)
        write(to: &writer, &sealing)
        swap(&sealing.members, &sealed)
    }

    private func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .ledgerOpened(let data): data.write(to: &writer, &sealing)
        case .clockAdvanced(let data): data.write(to: &writer, &sealing)
        case .ledgerOutage(let data): data.write(to: &writer, &sealing)
        case .timeAccepted(let data): data.write(to: &writer, &sealing)
        case .memberRegistered(let data): data.write(to: &writer, &sealing)
        case .memberRenamed(let data): data.write(to: &writer, &sealing)
        case .memberAccountBound(let data): data.write(to: &writer, &sealing)
        case .memberDeparted(let data): data.write(to: &writer, &sealing)
        case .relationshipAssigned(let data): data.write(to: &writer, &sealing)
        case .relationshipEnded(let data): data.write(to: &writer, &sealing)
        case .roleGranted(let data): data.write(to: &writer, &sealing)
        case .roleRevoked(let data): data.write(to: &writer, &sealing)
        case .goalPublished(let data): data.write(to: &writer, &sealing)
        case .goalRevised(let data): data.write(to: &writer, &sealing)
        case .goalClosed(let data): data.write(to: &writer, &sealing)
        case .metricDefined(let data): data.write(to: &writer, &sealing)
        case .metricReplaced(let data): data.write(to: &writer, &sealing)
        case .measurementCovered(let data): data.write(to: &writer, &sealing)
        case .measurementRecorded(let data): data.write(to: &writer, &sealing)
        case .measurementCorrected(let data): data.write(to: &writer, &sealing)
        case .measurementContested(let data): data.write(to: &writer, &sealing)
        case .agreementProposed(let data): data.write(to: &writer, &sealing)
        case .agreementCountered(let data): data.write(to: &writer, &sealing)
        case .agreementWithdrawn(let data): data.write(to: &writer, &sealing)
        case .agreementDiscussed(let data): data.write(to: &writer, &sealing)
        case .agreementReserved(let data): data.write(to: &writer, &sealing)
        case .agreementDeclined(let data): data.write(to: &writer, &sealing)
        case .agreementConfirmed(let data): data.write(to: &writer, &sealing)
        case .agreementEnteredForce(let data): data.write(to: &writer, &sealing)
        case .milestoneEvaluated(let data): data.write(to: &writer, &sealing)
        case .milestoneOverridden(let data): data.write(to: &writer, &sealing)
        case .milestoneWaived(let data): data.write(to: &writer, &sealing)
        case .agreementClosed(let data): data.write(to: &writer, &sealing)
        }
    }
}
