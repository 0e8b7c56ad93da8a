/// What two people negotiate and agree: fold of the stream `agreement/N`. Texts are withheld in it.
package struct Agreement: Hashable, Sendable {
    /// Terms that somebody put forward. The last revision is the one that stands.
    package struct Revision: Hashable, Sendable {
        package var reference: TermsReference
        package var terms: Terms
        /// 1 for the proposal.
        package var revision: UInt32
        package var by: MemberID
        package var at: Instant
        package init(reference: TermsReference, terms: Terms, revision: UInt32, by: MemberID, at: Instant) {
            self.reference = reference
            self.terms = terms
            self.revision = revision
            self.by = by
            self.at = at
        }
    }

    package struct Confirmation: Hashable, Sendable {
        package var by: MemberID
        package var terms: TermsReference
        package var seq: UInt64
        package var at: Instant
        package var noSupportNeeded: Bool
        package init(by: MemberID, terms: TermsReference, seq: UInt64, at: Instant, noSupportNeeded: Bool) {
            self.by = by
            self.terms = terms
            self.seq = seq
            self.at = at
            self.noSupportNeeded = noSupportNeeded
        }
    }

    /// Where it stands, with only what belongs to that standing.
    package enum Status: Hashable, Sendable {
        /// Proposed or countered; the confirmations are of the terms that stand, at most one.
        case open(confirmations: [Confirmation])
        case inForce(InForce)
        case withdrawn(by: MemberID, seq: UInt64)
        case declined(seq: UInt64)
        /// Its window began before it was in force.
        case expired(seq: UInt64)
        case closed(Closed)
        /// By consent of both.
        case ended(Ended)
    }

    package struct InForce: Hashable, Sendable {
        /// The terms that both confirmed, or that were set.
        package var terms: TermsReference
        /// When the agreement entered force; amendments do not change it.
        package var since: Instant
        /// Of the event that brought these terms into force.
        package var seq: UInt64
        /// Set without the member's agreement; always shown as that.
        package var notAgreed: Bool
        package var confirmations: [Confirmation]
        /// One for each milestone, in the order of the terms.
        package var verdicts: [MilestoneVerdict]
        /// Other terms that wait for confirmations.
        package var amendment: Amendment?
        package var endProposed: EndProposal?
    }

    package struct Closed: Hashable, Sendable {
        /// What it was until it closed; a verdict may still be overridden.
        package var before: InForce
        package var summary: AgreementClosed
        package var seq: UInt64
        package var at: Instant
    }

    package let id: AgreementID
    package let member: MemberID
    /// Who stands on the other side; not who manages the member now, until they take it over.
    package var manager: MemberID
    package let proposedBy: MemberID
    /// Oldest first, never empty.
    package var revisions: [Revision]
    package var status: Status
    /// Positions of what was said about it.
    package var discussed: [UInt64] = []
    /// Positions of the reservations that travel with it.
    package var reserved: [UInt64] = []
    /// The highest number that a revision got, amendments that came to nothing included.
    package var lastRevision: UInt32 = 1
    package var invitation: Invitation?
    /// Oldest first.
    package var questions: [Question] = []
    package var corrections: [Correction] = []
    package var setting: Setting?
    package var alignment: Alignment?
    package var handovers: [Handover] = []
    /// Positions of what the manager decided of the member's how.
    package var overriddenAutonomy: [UInt64] = []

    package init(id: AgreementID, _ proposed: AgreementProposed, by: MemberID, reference: TermsReference, at: Instant) {
        self.id = id
        self.member = proposed.member
        self.manager = proposed.manager
        self.proposedBy = by
        self.revisions = [Revision(reference: reference, terms: proposed.terms, revision: 1, by: by, at: at)]
        self.status = .open(confirmations: [])
    }

    package var standing: Revision { revisions[revisions.count - 1] }

    /// Both sides.
    package var parties: [MemberID] { [member, manager] }

    /// What holds between them, or held until it closed; nil while it is open and when it came to nothing.
    package var inForce: InForce? {
        switch status {
        case .inForce(let inForce): inForce
        case .closed(let closed): closed.before
        case .ended(let ended): ended.before
        case .open, .withdrawn, .declined, .expired: nil
        }
    }

    /// Terms that wait to take the place of those in force.
    package var amendment: Amendment? {
        guard case .inForce(let inForce) = status else { return nil }
        return inForce.amendment
    }

    /// The terms in force, or in force until it closed.
    package var termsInForce: Terms? {
        guard let inForce else { return nil }
        return revisions.last { $0.reference == inForce.terms }?.terms
    }

    /// The standing confirmations, of the terms that stand or of those in force.
    package var confirmations: [Confirmation] {
        switch status {
        case .open(let confirmations): confirmations
        case .inForce(let inForce): inForce.confirmations
        case .closed(let closed): closed.before.confirmations
        case .ended(let ended): ended.before.confirmations
        case .withdrawn, .declined, .expired: []
        }
    }
}
