/// A part of the record that somebody took away: fold of the stream `export/N`. Purpose and recipient are withheld in it.
package struct Export: Hashable, Sendable {
    package struct Delivery: Hashable, Sendable {
        /// SHA-256 of the bundle's manifest.
        package var digest: LeafHash
        package var seq: UInt64
        package var at: Instant
    }

    package let id: ExportID
    package let by: MemberID
    package let made: ExportMade
    package let seq: UInt64
    package let at: Instant
    /// Bundles that are whole, oldest first; none while it is being written, or where it was never finished.
    package var deliveries: [Delivery] = []
    /// Those whom it concerns who said that they know of it.
    package var notified: Set<MemberID> = []

    package var scope: ExportScope { made.scope }

    /// True for whom it concerns beside the one who made it; of everything, that is everybody.
    package func concerns(_ person: Person) -> Bool {
        guard person.id != by else { return false }
        return made.scope == .all ? person.registeredAt <= at : made.concerned.contains(person.id)
    }

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Export?, by event: Event, _ context: EventContext) -> Export? {
        guard case .export(let event) = event, case .export(let id) = context.stream else { return state }
        switch event {
        case .made(let made):
            guard case .member(let actor) = context.actor else { return state }
            return Export(id: id, by: actor, made: made, seq: context.seq, at: context.at)
        case .delivered(let delivered):
            state?.deliveries.append(Delivery(digest: delivered.digest, seq: context.seq, at: context.at))
        case .notified:
            guard case .member(let actor) = context.actor else { return state }
            state?.notified.insert(actor)
        }
        return state
    }
}
