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
        case .ledger(let event): event.write(to: &writer, &sealing)
        case .person(let event): event.write(to: &writer, &sealing)
        case .goal(let event): event.write(to: &writer, &sealing)
        case .metric(let event): event.write(to: &writer, &sealing)
        case .measurement(let event): event.write(to: &writer, &sealing)
        case .agreement(let event): event.write(to: &writer, &sealing)
        case .promise(let event): event.write(to: &writer, &sealing)
        case .checkpoint(let event): event.write(to: &writer, &sealing)
        case .agenda(let event): event.write(to: &writer, &sealing)
        case .feedback(let event): event.write(to: &writer, &sealing)
        case .strategy(let event): event.write(to: &writer, &sealing)
        case .export(let event): event.write(to: &writer, &sealing)
        case .looked(let event): event.write(to: &writer, &sealing)
        }
    }
}
