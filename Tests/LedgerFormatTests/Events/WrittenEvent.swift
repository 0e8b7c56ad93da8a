import CanonicalJSON
import LedgerDomain
import LedgerFormat

/// An event as it is written: its data, and what is sealed beside it.
struct WrittenEvent {
    static let owners = EventOwners(author: MemberID(3), person: MemberID(17), agreementMember: MemberID(23))

    let type: String
    let data: [UInt8]
    let sealed: [SealedMember]

    init(_ event: Event, owners: EventOwners = WrittenEvent.owners) {
        var writer = CanonicalWriter()
        var sealed: [SealedMember] = []
        writer.object { event.writeData(to: &$0, sealed: &sealed, owners: owners) }
        type = "\(Catalogue.name(of: event))"
        data = writer.bytes
        self.sealed = sealed
    }

    var row: EventType { Catalogue.type(named: type)! }

    /// All texts opened.
    var opened: OpenedMembers { OpenedMembers(sealed.map { ($0.pointer, $0.text) }) }

    /// All texts there, and none opened.
    var closed: OpenedMembers { OpenedMembers(sealed.map { ($0.pointer, nil) }) }

    func read(_ members: OpenedMembers, unknown: ObjectReader.Unknown = .refuse) throws -> Event {
        let document = try JSONDocument(parsing: data)
        return try Catalogue.decode(type: type, data: document.root, sealedOpened: members, unknown: unknown)
    }
}

extension SealedMember {
    var text: String? { try? JSONDocument(parsing: value).root.string }
}
