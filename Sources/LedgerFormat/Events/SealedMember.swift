internal import CanonicalJSON
package import LedgerDomain

/// A member of an event that the leaf shows as a digest only, with whom it belongs to.
package struct SealedMember: Hashable, Sendable {
    /// JSON Pointer (RFC 6901) into `data`, where the member would stand if it were not sealed.
    package let pointer: String
    /// The person under whose key it lies; nil when it is the ledger's own.
    package let owner: MemberID?
    /// The value's canonical JSON.
    package let value: [UInt8]

    package init(pointer: String, owner: MemberID?, value: [UInt8]) {
        self.pointer = pointer
        self.owner = owner
        self.value = value
    }
}

/// The rule by which a sealed member finds its owner: the person whom it is about.
package enum SealedOwner: String, Hashable, Sendable, CaseIterable {
    /// Who said it: own words, reasons, discussion, reservations.
    case author
    /// Whose stream it is: names and accounts.
    case person
    /// The member of the agreement: everything in its terms.
    case agreementMember

    /// For the reference.
    var words: String {
        switch self {
        case .author: "its author"
        case .person: "the person"
        case .agreementMember: "the agreement's member"
        }
    }
}

/// The people among whom the sealed members of one event find their owners.
package struct EventOwners: Hashable, Sendable {
    /// Who acts; nil for the clock and the operator, who own nothing: then the member is the ledger's own.
    package var author: MemberID?
    /// Whose stream the event lies in; needed by `member.*` events.
    package var person: MemberID?
    /// Needed by every event that carries terms.
    package var agreementMember: MemberID?

    package init(author: MemberID?, person: MemberID? = nil, agreementMember: MemberID? = nil) {
        self.author = author
        self.person = person
        self.agreementMember = agreementMember
    }

    /// - Parameters:
    ///   - stream: where the event goes; a person's stream names its person.
    ///   - agreementMember: for later terms, the member of the agreement; a proposal names its own.
    package init(actor: Actor, stream: StreamName, event: Event, agreementMember: MemberID? = nil) {
        if case .member(let id) = actor { author = id }
        if case .person(let id) = stream { person = id }
        self.agreementMember = agreementMember
        if case .agreement(.proposed(let proposed)) = event { self.agreementMember = proposed.member }
    }

    /// Traps where the caller left out somebody whom the event needs.
    func owner(by rule: SealedOwner) -> MemberID? {
        switch rule {
        case .author: return author
        case .person:
            precondition(person != nil, "an event about a person needs whose stream it lies in")
            return person
        case .agreementMember:
            precondition(agreementMember != nil, "terms need the agreement's member")
            return agreementMember
        }
    }
}

/// Takes what an event says in personal words while its data is written.
struct Sealing {
    let owners: EventOwners
    var members: [SealedMember]

    /// Seals a text. Traps on `.withheld`: what was not opened cannot be written.
    mutating func text(_ pointer: String, _ text: PersonalText, owner rule: SealedOwner) {
        guard case .said(let said) = text else { preconditionFailure("\(pointer) is withheld and cannot be written") }
        var writer = CanonicalWriter(reservingCapacity: said.utf8.count + 2)
        writer.string(said)
        members.append(SealedMember(pointer: pointer, owner: owners.owner(by: rule), value: writer.bytes))
    }
}
