/// A one-to-one about an agreement, from its planning to what both made of it: fold of the stream `checkpoint/N`.
///
/// Views, notes and reasons are withheld in it: it knows who gave a view and when, never what it says.
package struct Checkpoint: Hashable, Sendable {
    /// Where it stands, with only what belongs to that standing.
    package enum Status: Hashable, Sendable {
        /// Planned, and still to be held.
        case scheduled
        case held(Held)
        /// By whoever had to see to it.
        case missed(by: MemberID, seq: UInt64)
        /// What it was about ended before its day, or one of the two left: nobody missed it.
        case lapsed(seq: UInt64)
    }

    /// One side's word that it took place.
    package struct Held: Hashable, Sendable {
        package var by: MemberID
        package var present: [MemberID]
        package var at: Instant
        package var seq: UInt64
        /// Until then the other side may say that it did not.
        package var deniableUntil: Instant
        package init(by: MemberID, present: [MemberID], at: Instant, seq: UInt64, deniableUntil: Instant) {
            self.by = by
            self.present = present
            self.at = at
            self.seq = seq
            self.deniableUntil = deniableUntil
        }
    }

    package struct View: Hashable, Sendable {
        package var by: MemberID
        package var seq: UInt64
        package var at: Instant
        package init(by: MemberID, seq: UInt64, at: Instant) {
            self.by = by
            self.seq = seq
            self.at = at
        }
    }

    package struct Denial: Hashable, Sendable {
        package var by: MemberID
        package var seq: UInt64
        package init(by: MemberID, seq: UInt64) {
            self.by = by
            self.seq = seq
        }
    }

    package let id: CheckpointID
    package let agreement: AgreementID
    /// The two of them when it was planned.
    package let member: MemberID
    package let manager: MemberID
    /// Who has to see to it that it takes place.
    package let convenor: MemberID
    /// Required by the cadence of the terms; another one was planned by one of the two.
    package let isCadence: Bool
    /// The one of the same cadence before it.
    package let after: CheckpointID?
    /// The day for which it was planned first, from which the cadence counts on.
    package let plannedOn: Day
    package let scheduledSeq: UInt64
    /// As it stands now, moves included.
    package var at: Instant
    package var on: Day
    package var zone: String
    /// From then on it counts as missed.
    package var openUntil: Instant
    /// Who moved it, oldest first.
    package var moves: [MemberID] = []
    package var status: Status = .scheduled
    package var denials: [Denial] = []
    /// Every view, oldest first; of each person's the last one stands.
    package var views: [View] = []
    /// The next one of the cadence was planned, which happens once.
    package var isFollowed = false

    package init(id: CheckpointID, _ scheduled: CheckpointScheduled, seq: UInt64) {
        self.id = id
        self.agreement = scheduled.agreement
        self.member = scheduled.member
        self.manager = scheduled.manager
        self.convenor = scheduled.convenor
        self.isCadence = scheduled.cadence
        self.after = scheduled.after
        self.plannedOn = scheduled.on
        self.scheduledSeq = seq
        self.at = scheduled.at
        self.on = scheduled.on
        self.zone = scheduled.zone
        self.openUntil = scheduled.openUntil
    }

    package var parties: [MemberID] { [member, manager] }

    package var isOpen: Bool { status == .scheduled }

    package var held: Held? { if case .held(let held) = status { held } else { nil } }

    /// The view of a person that stands; nil while they gave none.
    package func view(of person: MemberID) -> View? { views.last { $0.by == person } }

    /// When time alone next changes something: an open one becomes missed, or lapses.
    package var nextDue: Instant? { isOpen ? openUntil : nil }
}
