package enum CheckpointEvent: Hashable, Sendable {
    case scheduled(CheckpointScheduled)
    case moved(CheckpointMoved)
    case held(CheckpointHeld)
    case heldDenied(SaidReason)
    case viewGiven(CheckpointViewGiven)
    case missed(CheckpointMissed)
    case lapsed(CheckpointLapsed)
}

extension CheckpointEvent {
    var withheld: CheckpointEvent {
        switch self {
        case .moved(var event):
            event.reason = .withheld
            return .moved(event)
        case .heldDenied: return .heldDenied(SaidReason(reason: .withheld))
        case .viewGiven(let event):
            return .viewGiven(
                CheckpointViewGiven(
                    rating: .withheld, note: event.note.map { _ in .withheld },
                    confidence: event.confidence.map { _ in .withheld }))
        case .scheduled, .held, .missed, .lapsed: return self
        }
    }

    var said: String? {
        switch self {
        case .moved(let event): event.reason.shown
        case .heldDenied(let event): event.reason.shown
        case .viewGiven(let event): event.note?.shown
        case .scheduled, .held, .missed, .lapsed: nil
        }
    }
}

package struct CheckpointScheduled: Hashable, Sendable {
    package var agreement: AgreementID
    package var member: MemberID
    package var manager: MemberID
    package var convenor: MemberID
    /// When it begins; the start of `on` where only a day was said.
    package var at: Instant
    package var on: Day
    package var zone: String
    /// Held later than this, it was missed.
    package var openUntil: Instant
    /// Required by the cadence of the terms.
    package var cadence: Bool
    /// The one of the same cadence before it; nil for the first, and for one that somebody planned beside it.
    package var after: CheckpointID?
    package init(
        agreement: AgreementID, member: MemberID, manager: MemberID, convenor: MemberID, at: Instant, on: Day,
        zone: String, openUntil: Instant, cadence: Bool, after: CheckpointID?
    ) {
        self.agreement = agreement
        self.member = member
        self.manager = manager
        self.convenor = convenor
        self.at = at
        self.on = on
        self.zone = zone
        self.openUntil = openUntil
        self.cadence = cadence
        self.after = after
    }
}

package struct CheckpointMoved: Hashable, Sendable {
    package var at: Instant
    package var on: Day
    package var zone: String
    package var openUntil: Instant
    package var reason: PersonalText
    package init(at: Instant, on: Day, zone: String, openUntil: Instant, reason: PersonalText) {
        self.at = at
        self.on = on
        self.zone = zone
        self.openUntil = openUntil
        self.reason = reason
    }
}

/// One side says that it took place.
package struct CheckpointHeld: Hashable, Sendable {
    package var present: [MemberID]
    /// Until then the other side may deny it.
    package var deniableUntil: Instant
    package init(present: [MemberID], deniableUntil: Instant) {
        self.present = present
        self.deniableUntil = deniableUntil
    }
}

package enum Rating: String, Hashable, Sendable, CaseIterable {
    case onTrack, atRisk, off
}

/// How one side sees it, for themself alone.
package struct CheckpointViewGiven: Hashable, Sendable {
    package var rating: Personal<Rating>
    package var note: PersonalText?
    /// From 0 to 10.
    package var confidence: Personal<UInt8>?
    package init(rating: Personal<Rating>, note: PersonalText?, confidence: Personal<UInt8>?) {
        self.rating = rating
        self.note = note
        self.confidence = confidence
    }
}

package struct CheckpointMissed: Hashable, Sendable {
    /// Who had to see to it that it took place.
    package var by: MemberID
    package init(by: MemberID) { self.by = by }
}

package enum LapseReason: String, Hashable, Sendable, CaseIterable {
    /// What it was about ended before its day.
    case agreementOver
    /// One of the two left or is away, or nobody managed the member that day.
    case nobodyToMeet
}

package struct CheckpointLapsed: Hashable, Sendable {
    package var because: LapseReason
    package init(because: LapseReason) { self.because = because }
}

/// When two people mean to meet, as it was said.
package enum CheckpointTime: Hashable, Sendable {
    /// A day of the agreement's own zone.
    case day(Day)
    case instant(Instant)
}
