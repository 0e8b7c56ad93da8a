/// What happens to a copy of the record that somebody takes away: the stream `export/N`.
package enum ExportEvent: Hashable, Sendable {
    /// Somebody took, or began to take, a part of the record out of the ledger.
    case made(ExportMade)
    /// What they took is whole, and has this digest.
    case delivered(ExportDelivered)
    /// One of those whom it concerns says that they know of it.
    case notified
}

package struct ExportMade: Hashable, Sendable {
    package var scope: ExportScope
    /// Whom it concerns, the most concerned first; empty where that is everybody.
    package var concerned: [MemberID]
    /// SHA-256 of the list of what is whole in it, as the bundle spells that.
    package var listing: LeafHash
    /// Entries of that list.
    package var parts: UInt32
    /// Events that they count together; one that two of them count is counted twice.
    package var events: UInt64
    /// What is shown that would not be.
    package var disclose: [ExportPattern]
    /// What is left out that would be shown.
    package var withhold: [ExportPattern]
    package var purpose: PersonalText
    /// Who is to get it, if that was said.
    package var recipient: PersonalText?
    package init(
        scope: ExportScope, concerned: [MemberID], listing: LeafHash, parts: UInt32, events: UInt64,
        disclose: [ExportPattern], withhold: [ExportPattern], purpose: PersonalText, recipient: PersonalText?
    ) {
        self.scope = scope
        self.concerned = concerned
        self.listing = listing
        self.parts = parts
        self.events = events
        self.disclose = disclose
        self.withhold = withhold
        self.purpose = purpose
        self.recipient = recipient
    }
}

package struct ExportDelivered: Hashable, Sendable {
    /// SHA-256 of the bundle's `manifest.json`, which names every other file with its own.
    package var digest: LeafHash
    package init(digest: LeafHash) { self.digest = digest }
}

extension ExportEvent {
    var withheld: ExportEvent {
        switch self {
        case .made(var event):
            event.purpose = .withheld
            event.recipient = event.recipient.map { _ in .withheld }
            return .made(event)
        case .delivered, .notified: return self
        }
    }

    var said: String? {
        switch self {
        case .made(let event): event.purpose.said
        case .delivered, .notified: nil
        }
    }
}
