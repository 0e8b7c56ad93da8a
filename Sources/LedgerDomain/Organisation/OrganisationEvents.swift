/// What happens to the ledger as a whole.
package enum LedgerEvent: Hashable, Sendable {
    case opened(LedgerOpened)
    case clockAdvanced(ClockAdvanced)
    case outage(LedgerOutage)
    case timeAccepted(TimeAccepted)
    case policyPublished(PolicyPublished)
    case resumed(LedgerResumed)
}

/// What happens to one person of the organisation.
package enum PersonEvent: Hashable, Sendable {
    case registered(MemberRegistered)
    case renamed(MemberRenamed)
    case accountBound(MemberAccountBound)
    case departed(MemberDeparted)
    case relationshipAssigned(RelationshipAssigned)
    case relationshipEnded(RelationshipEnded)
    case roleGranted(RoleGranted)
    case roleRevoked(RoleRevoked)
    case absenceRecorded(AbsenceRecorded)
    case absenceWithdrawn(AbsenceWithdrawn)
    case legalHoldPlaced(SaidReason)
    case legalHoldLifted(SaidReason)
    case disclosureErased(DisclosureErased)
}

extension PersonEvent {
    var withheld: PersonEvent {
        switch self {
        case .registered(let event):
            return .registered(
                MemberRegistered(handle: .withheld, name: .withheld, username: event.username.map { _ in .withheld }))
        case .renamed: return .renamed(MemberRenamed(handle: .withheld, name: .withheld))
        case .accountBound(var event):
            event.username = .withheld
            return .accountBound(event)
        case .absenceRecorded(var event):
            event.from = .withheld
            event.to = .withheld
            return .absenceRecorded(event)
        case .legalHoldPlaced: return .legalHoldPlaced(SaidReason(reason: .withheld))
        case .legalHoldLifted: return .legalHoldLifted(SaidReason(reason: .withheld))
        case .departed, .relationshipAssigned, .relationshipEnded, .roleGranted, .roleRevoked, .absenceWithdrawn,
            .disclosureErased:
            return self
        }
    }

    /// What somebody said with it; nil where it has no text, or only one of those who it is about.
    var said: String? {
        switch self {
        case .legalHoldPlaced(let event), .legalHoldLifted(let event): event.reason.shown
        case .registered, .renamed, .accountBound, .departed, .relationshipAssigned, .relationshipEnded, .roleGranted,
            .roleRevoked, .absenceRecorded, .absenceWithdrawn, .disclosureErased:
            nil
        }
    }
}

/// A role that is granted, not one that a relationship gives.
package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Registers people and policies, co-signs, decides disputes.
    case hr
    /// Reads everything, writes nothing.
    case auditor
    /// Records measurements and identity facts, within its scope.
    case integration
}

package struct LedgerOpened: Hashable, Sendable {
    package var name: String
    /// IANA name of the zone in which days are said unless somebody says another.
    package var zone: String
    /// Where the clock of a simulated ledger starts; nil for a real one.
    package var simulatedFrom: Instant?
    package init(name: String, zone: String, simulatedFrom: Instant?) {
        self.name = name
        self.zone = zone
        self.simulatedFrom = simulatedFrom
    }
}

/// Exists in simulated ledgers only.
package struct ClockAdvanced: Hashable, Sendable {
    package var to: Instant
    package init(to: Instant) { self.to = to }
}

/// No daemon ran, so that nobody could act. Exists in real ledgers only.
package struct LedgerOutage: Hashable, Sendable {
    /// When a daemon was last known to run.
    package var from: Instant
    /// When one ran again.
    package var to: Instant
    package init(from: Instant, to: Instant) {
        self.from = from
        self.to = to
    }
}

/// Whoever runs the daemon vouched for the machine's time. Exists in real ledgers only.
package struct TimeAccepted: Hashable, Sendable {
    /// The time of the last event before.
    package var was: Instant
    /// Wall time when it was accepted; it may lie before `was`, although the events that follow never do.
    package var now: Instant
    package init(was: Instant, now: Instant) {
        self.was = was
        self.now = now
    }
}

/// Whoever runs the daemon restored it from a backup, which may be older than what was signed: the first event of an epoch,
/// whose heads have another origin and another key.
package struct LedgerResumed: Hashable, Sendable {
    /// The newest signed head of the epochs before that was known, as it stands in its file.
    package var oldNote: String
    package init(oldNote: String) { self.oldNote = oldNote }
}

package struct MemberRegistered: Hashable, Sendable {
    package var handle: PersonalText
    package var name: PersonalText
    /// The account at registration; later ones come as ``MemberAccountBound``.
    package var username: PersonalText?
    package init(handle: PersonalText, name: PersonalText, username: PersonalText?) {
        self.handle = handle
        self.name = name
        self.username = username
    }
}

package struct MemberRenamed: Hashable, Sendable {
    package var handle: PersonalText
    package var name: PersonalText
    package init(handle: PersonalText, name: PersonalText) {
        self.handle = handle
        self.name = name
    }
}

package struct MemberAccountBound: Hashable, Sendable {
    package var username: PersonalText
    package var uid: UInt32
    package var from: Day
    package init(username: PersonalText, uid: UInt32, from: Day) {
        self.username = username
        self.uid = uid
        self.from = from
    }
}

package struct MemberDeparted: Hashable, Sendable {
    /// The last day.
    package var on: Day
    package init(on: Day) { self.on = on }
}

/// Lives in the member's stream.
package struct RelationshipAssigned: Hashable, Sendable {
    package var member: MemberID
    package var manager: MemberID
    package var from: Day
    package init(member: MemberID, manager: MemberID, from: Day) {
        self.member = member
        self.manager = manager
        self.from = from
    }
}

package struct RelationshipEnded: Hashable, Sendable {
    package var member: MemberID
    package var manager: MemberID
    /// The last day on which it held.
    package var on: Day
    package init(member: MemberID, manager: MemberID, on: Day) {
        self.member = member
        self.manager = manager
        self.on = on
    }
}

package struct RoleGranted: Hashable, Sendable {
    package var role: Role
    /// For an integration: the metrics that it may record; empty means every metric.
    package var metrics: [MetricID]
    package init(role: Role, metrics: [MetricID] = []) {
        self.role = role
        self.metrics = metrics
    }
}

package struct RoleRevoked: Hashable, Sendable {
    package var role: Role
    package init(role: Role) { self.role = role }
}
